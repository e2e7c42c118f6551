import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import type { Crumb } from '#frame/page.tsx'
import { texts } from '#texts/texts.ts'

const list = '/cognito/user-pools'

/** From the service to a user pool, by its name once that is known; `more` are pages of it by their paths. */
export function poolCrumbs(
  poolId: string,
  pool: Pick<UserPoolType, 'Name'> | undefined,
  more: readonly { readonly text: string; readonly path: string }[] = [],
): readonly Crumb[] {
  return [
    { text: texts.services.cognito, href: '/cognito' },
    { text: texts.userPools.title, href: list },
    { text: pool?.Name ?? poolId, href: `${list}/${poolId}/overview` },
    ...more.map(({ text, path }) => ({ text, href: `${list}/${poolId}/${path}` })),
  ]
}
