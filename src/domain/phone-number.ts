const E164 = /^\+[0-9]{1,15}$/

/** Why the value is not one phone number in E.164 form (`+` and 1 to 15 digits), in Cognito's words. */
export function phoneNumberProblem(value: string): string | undefined {
  return E164.test(value) ? undefined : 'Invalid phone number format.'
}
