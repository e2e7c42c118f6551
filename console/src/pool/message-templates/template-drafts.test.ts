import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { defaultMessages } from './default-messages.ts'
import {
  invitationDraft,
  invitationRules,
  invitationTexts,
  mfaDraft,
  ownMfaTexts,
  problemsIn,
  verificationDraft,
  verificationRules,
  verificationTexts,
} from './template-drafts.ts'

/** Without the members that say undefined, as they are sent. */
const sent = (change: object): unknown => JSON.parse(JSON.stringify(change))

const own: UserPoolType = {
  VerificationMessageTemplate: {
    DefaultEmailOption: 'CONFIRM_WITH_LINK',
    EmailSubject: 'Subject',
    EmailMessage: 'Code {####}',
    EmailSubjectByLink: 'Link',
    EmailMessageByLink: 'Click {##here##}',
    SmsMessage: 'SMS {####}',
  },
  EmailVerificationSubject: 'Subject',
  EmailVerificationMessage: 'Code {####}',
  SmsVerificationMessage: 'SMS {####}',
}

test('texts of verification that nobody touched are sent as they were', () => {
  assert.deepEqual(sent(verificationTexts(verificationDraft(own))), own)
})

test('texts under their older names alone are found, and stand under both names afterwards', () => {
  const { VerificationMessageTemplate: _template, ...older } = own
  const draft = verificationDraft(older)
  assert.deepEqual([draft.subject, draft.message, draft.sms], ['Subject', 'Code {####}', 'SMS {####}'])
  assert.deepEqual(verificationTexts(draft).VerificationMessageTemplate?.EmailMessage, 'Code {####}')
})

test('a text that was emptied is the default again, under both names', () => {
  const draft = { ...verificationDraft(own), subject: '', message: ' ', sms: defaultMessages.verification.sms }
  assert.deepEqual(sent(verificationTexts(draft)), {
    VerificationMessageTemplate: {
      DefaultEmailOption: 'CONFIRM_WITH_LINK',
      EmailSubjectByLink: 'Link',
      EmailMessageByLink: 'Click {##here##}',
    },
  })
})

test('a pool without texts shows the default ones and sends none', () => {
  assert.deepEqual(sent(verificationTexts(verificationDraft({}))), {
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
  })
  assert.deepEqual(sent(invitationTexts({}, invitationDraft({}))), { AdminCreateUserConfig: {} })
  assert.deepEqual(sent(ownMfaTexts(mfaDraft({}, {}))), {})
})

test('an invitation leaves what stands beside it', () => {
  const pool: UserPoolType = { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true, UnusedAccountValidityDays: 7 } }
  const draft = { ...invitationDraft(pool), sms: '{username} {####}' }
  assert.deepEqual(sent(invitationTexts(pool, draft)), {
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: true,
      InviteMessageTemplate: { SMSMessage: '{username} {####}' },
    },
  })
})

test('the default texts keep their own rules', () => {
  assert.deepEqual(problemsIn(verificationDraft({}), verificationRules), {})
  assert.deepEqual(problemsIn(invitationDraft({}), invitationRules), {})
})

test('each text is judged by its own rule', () => {
  const draft = { ...verificationDraft({}), message: 'no code', linkMessage: 'no link', sms: 'no code' }
  assert.deepEqual(problemsIn(draft, verificationRules), {
    message: 'codeMissing',
    linkMessage: 'linkMissing',
    sms: 'codeMissing',
  })
})
