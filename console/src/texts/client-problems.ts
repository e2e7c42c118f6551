/** What is wrong with a field of an app client, beyond what the wizard asks. `{name}` stands for a value. */
export const clientProblems = {
  clientCredentialsOwnScopes: 'Client credentials are for custom scopes only. Take the OpenID Connect scopes away.',
  customScopeMissing: 'Choose at least one custom scope.',
  graceSecondsWrong: 'Enter a whole number of seconds from {least} to {most}.',
} as const satisfies Readonly<Record<string, string>>

export type ClientProblemKey = keyof typeof clientProblems
