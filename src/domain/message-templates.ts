import type { EmailMfaConfigType } from '#contract/cognito-idp-types.generated.ts'
import type { MessageChannel, MessageKind } from './messages.ts'
import type { PoolSettings } from './pools.ts'

export type MessageContent = {
  readonly settings: PoolSettings
  /** Set by SetUserPoolMfaConfig, not a part of the pool's own settings. */
  readonly emailMfa?: EmailMfaConfigType | undefined
  readonly kind: MessageKind
  readonly channel: MessageChannel
  /** A code, or the temporary password of an invitation. */
  readonly code: string
  readonly username: string
  /** Where the reader confirms with one click. Without it a code is sent, whatever the pool prefers. */
  readonly link?: string | undefined
}

type Template = { readonly subject: string; readonly body: string }

const SMS_MAX_LENGTH = 140

const VERIFICATION = { subject: 'Your verification code', body: 'Your verification code is {####}. ' }
const VERIFICATION_BY_LINK = {
  subject: 'Your verification link',
  body: 'Please click the link below to verify your email address. {##Verify Email##} ',
}
const INVITATION = {
  subject: 'Your temporary password',
  body: 'Your username is {username} and temporary password is {####}. ',
}
const AUTHENTICATION = { subject: 'Your authentication code', body: 'Your authentication code is {####}. ' }

/** The text of a message: HTML with every inserted value escaped for e-mail, plain for SMS, which has no subject. */
export function composeMessage(content: MessageContent): { subject: string; body: string } {
  if (content.channel === 'sms') return { subject: '', body: smsBody(smsTemplate(content), content) }

  const { subject, body } = emailTemplate(content)
  return { subject: oneLine(expandText(subject, content)), body: expand(body, content, escapeHtml) }
}

function smsTemplate({ settings, kind }: MessageContent): string {
  switch (kind) {
    case 'invitation':
      return settings.AdminCreateUserConfig?.InviteMessageTemplate?.SMSMessage || INVITATION.body
    case 'authentication':
      return settings.SmsAuthenticationMessage || AUTHENTICATION.body
    default:
      return settings.VerificationMessageTemplate?.SmsMessage || settings.SmsVerificationMessage || VERIFICATION.body
  }
}

function emailTemplate({ settings, emailMfa, kind, link }: MessageContent): Template {
  switch (kind) {
    case 'invitation': {
      const custom = settings.AdminCreateUserConfig?.InviteMessageTemplate
      return { subject: custom?.EmailSubject || INVITATION.subject, body: custom?.EmailMessage || INVITATION.body }
    }
    case 'authentication':
      return { subject: emailMfa?.Subject || AUTHENTICATION.subject, body: emailMfa?.Message || AUTHENTICATION.body }
    case 'sign_up':
    case 'resend_code':
      return link === undefined ? codeTemplate(settings) : linkTemplate(settings)
    // Cognito sends links for the confirmation of a sign-up only.
    case 'forgot_password':
    case 'verify_attribute':
      return codeTemplate(settings)
  }
}

function codeTemplate(settings: PoolSettings): Template {
  const custom = settings.VerificationMessageTemplate
  return {
    subject: custom?.EmailSubject || settings.EmailVerificationSubject || VERIFICATION.subject,
    body: custom?.EmailMessage || settings.EmailVerificationMessage || VERIFICATION.body,
  }
}

function linkTemplate(settings: PoolSettings): Template {
  const custom = settings.VerificationMessageTemplate
  if (custom?.DefaultEmailOption !== 'CONFIRM_WITH_LINK') return codeTemplate(settings)
  return {
    subject: custom.EmailSubjectByLink || VERIFICATION_BY_LINK.subject,
    body: custom.EmailMessageByLink || VERIFICATION_BY_LINK.body,
  }
}

// The text of a link stops at the next opening brace-hash-hash, so that a long run of those is still read in linear time.
const PLACEHOLDER = /\{####\}|\{username\}|\{##((?:(?!\{##|##\})[\s\S])+)##\}/g

/** One pass: a value that looks like a placeholder stays as it is. */
function expand(
  template: string,
  { code, username, link }: MessageContent,
  inserted: (value: string) => string,
): string {
  return template.replaceAll(PLACEHOLDER, (placeholder, linkText: string | undefined) => {
    if (placeholder === '{####}') return inserted(code)
    if (placeholder === '{username}') return inserted(username)
    // The text between the hashes is the pool's own HTML.
    return link === undefined || linkText === undefined ? placeholder : `<a href="${inserted(link)}">${linkText}</a>`
  })
}

// Subjects and SMS have no markup to make a link with.
function expandText(template: string, content: MessageContent): string {
  return expand(template, { ...content, link: undefined }, (value) => value)
}

const HTML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (character) => HTML_ENTITIES[character] ?? '')
}

// A line break would start a header of the sender's choice.
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}

function smsBody(template: string, content: MessageContent): string {
  const text = expandText(template, content)
  const cut = [...text].slice(0, SMS_MAX_LENGTH).join('')
  // A message without its code is of no use; the code without the rest still is.
  return cut.includes(content.code) || !text.includes(content.code) ? cut : content.code
}
