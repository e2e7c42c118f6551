import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { composeMessage, type MessageContent } from './message-templates.ts'
import type { PoolSettings } from './pools.ts'

function compose(changes: Partial<MessageContent>): { subject: string; body: string } {
  return composeMessage({
    settings: {},
    kind: 'sign_up',
    channel: 'email',
    code: '123456',
    username: 'ada',
    ...changes,
  })
}

const custom: PoolSettings = {
  EmailVerificationSubject: 'Old subject',
  EmailVerificationMessage: 'Old {####}',
  SmsVerificationMessage: 'Old SMS {####}',
  SmsAuthenticationMessage: 'MFA SMS {####}',
  VerificationMessageTemplate: {
    EmailSubject: 'New subject',
    EmailMessage: 'New {####}',
    SmsMessage: 'New SMS {####}',
    EmailSubjectByLink: 'Link subject',
    EmailMessageByLink: 'Please {##click <b>here</b>##}, {username}',
  },
  AdminCreateUserConfig: {
    InviteMessageTemplate: {
      EmailSubject: 'Welcome',
      EmailMessage: '{username}: {####}',
      SMSMessage: 'SMS {username}: {####}',
    },
  },
}
const oldOnly: PoolSettings = {
  EmailVerificationSubject: 'Old subject',
  EmailVerificationMessage: 'Old {####}',
  SmsVerificationMessage: 'Old SMS {####}',
}
const byLink: PoolSettings = {
  ...custom,
  VerificationMessageTemplate: { ...custom.VerificationMessageTemplate, DefaultEmailOption: 'CONFIRM_WITH_LINK' },
}
const emailMfa = { Subject: 'MFA subject', Message: 'MFA {####}' }
const link = 'https://id.example/confirmUser?client_id=1&user_name="ada"'

describe('which template a message has', () => {
  const verification = ['sign_up', 'resend_code', 'forgot_password', 'verify_attribute'] as const
  const cases: readonly [name: string, content: Partial<MessageContent>, subject: string, body: string][] = [
    ...verification.flatMap((kind): [string, Partial<MessageContent>, string, string][] => [
      [`${kind}, default`, { kind }, 'Your verification code', 'Your verification code is 123456. '],
      [`${kind}, old member`, { kind, settings: oldOnly }, 'Old subject', 'Old 123456'],
      [`${kind}, both`, { kind, settings: custom }, 'New subject', 'New 123456'],
      [`${kind} by SMS, default`, { kind, channel: 'sms' }, '', 'Your verification code is 123456. '],
      [`${kind} by SMS, old member`, { kind, channel: 'sms', settings: oldOnly }, '', 'Old SMS 123456'],
      [`${kind} by SMS, both`, { kind, channel: 'sms', settings: custom }, '', 'New SMS 123456'],
      [`${kind} by link, but no link`, { kind, settings: byLink }, 'New subject', 'New 123456'],
    ]),
    [
      'invitation, default',
      { kind: 'invitation' },
      'Your temporary password',
      'Your username is ada and temporary password is 123456. ',
    ],
    ['invitation, custom', { kind: 'invitation', settings: custom }, 'Welcome', 'ada: 123456'],
    [
      'invitation by SMS, default',
      { kind: 'invitation', channel: 'sms' },
      '',
      'Your username is ada and temporary password is 123456. ',
    ],
    ['invitation by SMS, custom', { kind: 'invitation', channel: 'sms', settings: custom }, '', 'SMS ada: 123456'],
    [
      'authentication, default',
      { kind: 'authentication', settings: custom },
      'Your authentication code',
      'Your authentication code is 123456. ',
    ],
    ['authentication, custom', { kind: 'authentication', emailMfa }, 'MFA subject', 'MFA 123456'],
    [
      'authentication by SMS, default',
      { kind: 'authentication', channel: 'sms' },
      '',
      'Your authentication code is 123456. ',
    ],
    [
      'authentication by SMS, custom',
      { kind: 'authentication', channel: 'sms', settings: custom },
      '',
      'MFA SMS 123456',
    ],
    ['a link the pool did not ask for', { settings: custom, link }, 'New subject', 'New 123456'],
    ['a link by SMS', { settings: byLink, link, channel: 'sms' }, '', 'New SMS 123456'],
    ['no link for a password', { kind: 'forgot_password', settings: byLink, link }, 'New subject', 'New 123456'],
    ['no link for an attribute', { kind: 'verify_attribute', settings: byLink, link }, 'New subject', 'New 123456'],
    [
      'an empty template',
      { settings: { VerificationMessageTemplate: { EmailMessage: '' } } },
      'Your verification code',
      'Your verification code is 123456. ',
    ],
  ]
  for (const [name, content, subject, body] of cases) {
    it(name, () => assert.deepEqual(compose(content), { subject, body }))
  }
})

describe('a link', () => {
  const anchor = (text: string) =>
    `<a href="https://id.example/confirmUser?client_id=1&amp;user_name=&quot;ada&quot;">${text}</a>`

  for (const kind of ['sign_up', 'resend_code'] as const) {
    it(`takes the place of its text: ${kind}`, () => {
      const body = `Please ${anchor('click <b>here</b>')}, ada`
      assert.deepEqual(compose({ kind, settings: byLink, link }), { subject: 'Link subject', body })
    })
  }
  it('has a default text', () => {
    const settings: PoolSettings = { VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' } }
    const body = `Please click the link below to verify your email address. ${anchor('Verify Email')} `
    assert.deepEqual(compose({ settings, link }), { subject: 'Your verification link', body })
  })
  it('is no part of a subject', () => {
    const settings = {
      VerificationMessageTemplate: { ...byLink.VerificationMessageTemplate, EmailSubjectByLink: '{##x##}' },
    }
    assert.equal(compose({ settings, link }).subject, '{##x##}')
  })
})

describe('inserted values', () => {
  const evil = `<img src=x onerror="alert('1')">&amp;`
  const escaped = '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;'
  const settings: PoolSettings = {
    AdminCreateUserConfig: {
      InviteMessageTemplate: {
        EmailMessage: '<b title="{username}">{####}</b>',
        EmailSubject: 'Hi {username}',
        SMSMessage: '{username} {####}',
      },
    },
  }

  it('CVE-2022-1274: are escaped in e-mails', () => {
    const { body } = compose({ kind: 'invitation', settings, username: evil, code: evil })
    assert.equal(body, `<b title="${escaped}">${escaped}</b>`)
  })
  it('are not escaped in SMS or subjects', () => {
    assert.equal(compose({ kind: 'invitation', settings, username: 'a&b', channel: 'sms' }).body, 'a&b 123456')
    assert.equal(compose({ kind: 'invitation', settings, username: '<ada>' }).subject, 'Hi <ada>')
  })
  it('are not expanded again', () => {
    const content = {
      kind: 'invitation',
      settings,
      username: '{####}{username}{##x##}',
      code: '{username}$&$1',
      link,
    } as const
    assert.equal(compose(content).body, '<b title="{####}{username}{##x##}">{username}$&amp;$1</b>')
    assert.equal(compose({ ...content, channel: 'sms' }).body, '{####}{username}{##x##} {username}$&$1')
  })
  it('make no second line of a subject', () => {
    const username = 'ada\r\nBcc: evil@evil.example\u2028x\u0000'
    assert.equal(compose({ kind: 'invitation', settings, username }).subject, 'Hi ada Bcc: evil@evil.example x')
  })
  it('replace every occurrence', () => {
    const template: PoolSettings = { EmailVerificationMessage: '{####} {####} {username}' }
    assert.equal(compose({ settings: template }).body, '123456 123456 ada')
  })
  it('are read in linear time', () => {
    const EmailMessageByLink = '{##'.repeat(6_666)
    const template: PoolSettings = {
      VerificationMessageTemplate: { EmailMessageByLink, DefaultEmailOption: 'CONFIRM_WITH_LINK' },
    }
    assert.equal(compose({ settings: template, link }).body, EmailMessageByLink)
  })
})

describe('a long SMS', () => {
  const sms = (SmsVerificationMessage: string, code = '123456') =>
    compose({ channel: 'sms', settings: { SmsVerificationMessage }, code }).body

  it('is cut at 140 characters', () => {
    assert.equal(sms(`{####}${'\u{1f600}'.repeat(140)}`), `123456${'\u{1f600}'.repeat(134)}`)
  })
  it('of 140 characters stays whole', () => {
    assert.equal(sms(`${'x'.repeat(134)}{####}`), `${'x'.repeat(134)}123456`)
  })
  it('never loses its code', () => {
    assert.equal(sms(`${'x'.repeat(134)}{####}`, '12345678'), '12345678')
  })
})
