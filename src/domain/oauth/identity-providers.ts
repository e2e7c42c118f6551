import type { ClientSettings } from '#domain/clients.ts'

/** What the pool itself is called among the providers of identities. */
export const ownUsers = 'COGNITO'

/**
 * Whether users of a provider may sign in through an app client now. Asked wherever a sign-in begins, is spared or ends (CVE-2026-1486): a
 * provider that was switched off meanwhile signs nobody in.
 */
export function isProviderAllowed({ SupportedIdentityProviders }: ClientSettings, provider: string): boolean {
  return SupportedIdentityProviders?.includes(provider) === true
}
