import { siteHostOf } from '#domain/user-pool-domains.ts'
import { accountAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

/** What a console has to know of the server. It changes nothing, so it is also how an access key is tried. */
export const DescribeServer = operation('DescribeServer', {
  access: accountAdministrator(),

  async handle({ settings, mailroom }) {
    const { region, accountId, publicUrl, issuer, version } = settings
    return {
      Region: region,
      AccountId: accountId,
      PublicUrl: publicUrl,
      Issuer: issuer === 'aws' ? 'AWS' : 'OWN',
      Version: version,
      DomainSuffix: siteHostOf(settings, { kind: 'prefix', prefix: 'x' })?.slice(1),
      EmailDelivery: mailroom.delivers('email') ? 'SMTP' : 'OUTBOX',
      SmsDelivery: mailroom.delivers('sms') ? 'WEBHOOK' : 'OUTBOX',
    }
  },
})
