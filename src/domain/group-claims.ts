import type { Group } from './groups.ts'
import type { GroupClaims } from './tokens/claims.ts'

/**
 * What a user's groups say in tokens: every group by its precedence, and the role of the group that counts most.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html
 */
export function groupClaims(groups: readonly Group[]): GroupClaims {
  const ordered = groups.toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))
  const withRole = ordered.flatMap(({ roleArn, ...group }) => (roleArn === undefined ? [] : [{ ...group, roleArn }]))
  const [first] = withRole
  const best = new Set(
    withRole.filter(({ precedence }) => precedence === first?.precedence).map(({ roleArn }) => roleArn),
  )
  return {
    names: ordered.map(({ name }) => name),
    roles: [...new Set(withRole.map(({ roleArn }) => roleArn))],
    // Two roles of the same precedence: neither is preferred.
    preferredRole: best.size === 1 ? first?.roleArn : undefined,
  }
}

/** A group without a precedence comes after every group that has one. The highest precedence there is is 2^31 - 1. */
function rank({ precedence }: Group): number {
  return precedence ?? 2 ** 31
}
