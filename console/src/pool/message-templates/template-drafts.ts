import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import type { MfaConfig } from '#pool/edit/pool-choices.ts'
import { updateInputOf } from '#pool/update-input.ts'
import type { PoolChange } from '#pool/user-pool.ts'
import { defaultMessages, ownText } from './default-messages.ts'
import {
  codeEmailRule,
  codeSmsRule,
  invitationEmailRule,
  invitationSmsRule,
  linkEmailRule,
  subjectRule,
  type TextProblem,
  type TextRule,
  textProblem,
} from './text-problems.ts'

/** The texts of messages as a form shows them: the default stands in its place, so that it can be changed. */
export type Texts = { readonly subject: string; readonly message: string; readonly sms: string }

export type VerificationDraft = Texts & {
  readonly option: 'CONFIRM_WITH_CODE' | 'CONFIRM_WITH_LINK'
  readonly linkSubject: string
  readonly linkMessage: string
}

export type TextProblems<Draft> = { readonly [Name in keyof Draft]?: TextProblem }

export function verificationDraft(pool: UserPoolType): VerificationDraft {
  const template = pool.VerificationMessageTemplate ?? {}
  const { verification, link } = defaultMessages
  return {
    option: template.DefaultEmailOption ?? 'CONFIRM_WITH_CODE',
    subject: template.EmailSubject ?? pool.EmailVerificationSubject ?? verification.subject,
    message: template.EmailMessage ?? pool.EmailVerificationMessage ?? verification.message,
    linkSubject: template.EmailSubjectByLink ?? link.subject,
    linkMessage: template.EmailMessageByLink ?? link.message,
    sms: template.SmsMessage ?? pool.SmsVerificationMessage ?? verification.sms,
  }
}

/** Three texts have an older name beside the template: one that was left there would come back. */
export function verificationTexts(draft: VerificationDraft): PoolChange {
  const { verification, link } = defaultMessages
  const EmailSubject = ownText(draft.subject, verification.subject)
  const EmailMessage = ownText(draft.message, verification.message)
  const SmsMessage = ownText(draft.sms, verification.sms)
  return {
    VerificationMessageTemplate: {
      DefaultEmailOption: draft.option,
      EmailSubject,
      EmailMessage,
      SmsMessage,
      EmailSubjectByLink: ownText(draft.linkSubject, link.subject),
      EmailMessageByLink: ownText(draft.linkMessage, link.message),
    },
    EmailVerificationSubject: EmailSubject,
    EmailVerificationMessage: EmailMessage,
    SmsVerificationMessage: SmsMessage,
  }
}

export function invitationDraft({ AdminCreateUserConfig }: UserPoolType): Texts {
  const { EmailSubject, EmailMessage, SMSMessage } = AdminCreateUserConfig?.InviteMessageTemplate ?? {}
  const { subject, message, sms } = defaultMessages.invitation
  return { subject: EmailSubject ?? subject, message: EmailMessage ?? message, sms: SMSMessage ?? sms }
}

export function invitationTexts(pool: UserPoolType, draft: Texts): PoolChange {
  const { InviteMessageTemplate: _texts, ...rest } = updateInputOf(pool).AdminCreateUserConfig ?? {}
  const { subject, message, sms } = defaultMessages.invitation
  const own = {
    EmailSubject: ownText(draft.subject, subject),
    EmailMessage: ownText(draft.message, message),
    SMSMessage: ownText(draft.sms, sms),
  }
  const isDefault = Object.values(own).every((text) => text === undefined)
  return { AdminCreateUserConfig: { ...rest, ...(!isDefault && { InviteMessageTemplate: own }) } }
}

export function mfaDraft({ SmsAuthenticationMessage }: UserPoolType, { EmailMfaConfiguration }: MfaConfig): Texts {
  const { subject, message, sms } = defaultMessages.authentication
  return {
    subject: EmailMfaConfiguration?.Subject ?? subject,
    message: EmailMfaConfiguration?.Message ?? message,
    sms: SmsAuthenticationMessage ?? sms,
  }
}

/** The texts of a draft that are not the default's. */
export function ownMfaTexts(draft: Texts): { readonly [Name in keyof Texts]: string | undefined } {
  const { subject, message, sms } = defaultMessages.authentication
  return {
    subject: ownText(draft.subject, subject),
    message: ownText(draft.message, message),
    sms: ownText(draft.sms, sms),
  }
}

type Rules<Draft> = { readonly [Name in keyof Draft]?: TextRule }

export const verificationRules: Rules<VerificationDraft> = {
  subject: subjectRule,
  message: codeEmailRule,
  sms: codeSmsRule,
  linkSubject: subjectRule,
  linkMessage: linkEmailRule,
}
export const invitationRules: Rules<Texts> = {
  subject: subjectRule,
  message: invitationEmailRule,
  sms: invitationSmsRule,
}
export const mfaRules: Rules<Texts> = { subject: subjectRule, message: codeEmailRule, sms: codeSmsRule }

export function problemsIn<Draft extends object>(draft: Draft, rules: Rules<Draft>): TextProblems<Draft> {
  const names = Object.keys(rules) as (keyof Draft)[]
  const found = names.flatMap((name) => {
    const rule = rules[name]
    const problem = rule && textProblem(String(draft[name]), rule)
    return problem ? [[name, problem] as const] : []
  })
  return Object.fromEntries(found) as TextProblems<Draft>
}
