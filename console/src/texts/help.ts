/** The help panel's topics, one behind every "Info". */
export const help = {
  userPools: {
    title: 'User pools',
    paragraphs: [
      'A user pool is a directory of users with its own rules for sign-up, sign-in, passwords and second factors.',
      'Apps reach it through app clients, by the API, an SDK, or the hosted pages.',
    ],
  },
} as const satisfies Record<string, HelpText>

export type HelpText = { readonly title: string; readonly paragraphs: readonly string[] }
export type HelpTopic = keyof typeof help
