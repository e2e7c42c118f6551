/** The texts that are sent where a pool has none of its own. */
export const defaultMessages = {
  verification: {
    subject: 'Your verification code',
    message: 'Your verification code is {####}. ',
    sms: 'Your verification code is {####}. ',
  },
  link: {
    subject: 'Your verification link',
    message: 'Please click the link below to verify your email address. {##Verify Email##} ',
  },
  invitation: {
    subject: 'Your temporary password',
    message: 'Your username is {username} and temporary password is {####}. ',
    sms: 'Your username is {username} and temporary password is {####}. ',
  },
  authentication: {
    subject: 'Your authentication code',
    message: 'Your authentication code is {####}. ',
    sms: 'Your authentication code is {####}. ',
  },
} as const

/** What is to be sent for a text: nothing for the default, or where nothing was typed, so that the default counts. */
export function ownText(typed: string, byDefault: string): string | undefined {
  return typed.trim() === '' || typed === byDefault ? undefined : typed
}
