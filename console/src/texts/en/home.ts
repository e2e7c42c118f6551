export const home = {
  title: 'Console home',
  services: 'Services',
  attention: 'Needs attention',
  allWell: 'Nothing needs your attention.',
  outboxMail: 'No SMTP server is set: e-mails are kept in the outbox of each user pool and are not sent.',
  outboxSms: 'No SMS webhook is set: SMS messages are kept in the outbox of each user pool and are not sent.',
  noPools: 'There is no user pool yet.',
  server: 'Server',
  version: 'Version',
  region: 'Region',
  account: 'Account',
  endpoint: 'Endpoint',
}
