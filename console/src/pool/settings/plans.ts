export const plans = ['LITE', 'ESSENTIALS', 'PLUS'] as const

export type Plan = (typeof plans)[number]

/** The features that tell the plans apart, each with the lowest plan that has it. */
export const features = {
  passwords: 'LITE',
  totpAndSms: 'LITE',
  hosted: 'LITE',
  managedLogin: 'ESSENTIALS',
  emailMfa: 'ESSENTIALS',
  passwordless: 'ESSENTIALS',
  history: 'ESSENTIALS',
  accessTokens: 'ESSENTIALS',
  sessions: 'ESSENTIALS',
  threats: 'PLUS',
} as const satisfies Record<string, Plan>

export type Feature = keyof typeof features

export function planHas(plan: Plan, feature: Feature): boolean {
  return plans.indexOf(plan) >= plans.indexOf(features[feature])
}
