import {
  AdminGetUserCommand,
  GetUserPoolMfaConfigCommand,
  ListUsersCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider'
import { queryOptions } from '@tanstack/react-query'
import { send } from '#api/client.ts'
import { queries } from '#api/queries.ts'

export type UserPage = { readonly users: readonly UserType[]; readonly next: string | undefined }

export type UserPageRequest = {
  readonly filter: string | undefined
  readonly limit: number
  readonly token: string | undefined
}

/** Pages without anybody on them are passed over, but not for ever. */
const mostEmptyPages = 20

/** One page of the users that a filter selects. */
export function usersQuery(poolId: string, request: UserPageRequest) {
  return queryOptions({
    queryKey: ['user-pool', poolId, 'users', request],
    queryFn: () => listUsers(poolId, request),
  })
}

async function listUsers(UserPoolId: string, { filter: Filter, limit: Limit, token }: UserPageRequest) {
  let page: UserPage = { users: [], next: token }
  for (let round = 0; round < mostEmptyPages && page.users.length === 0; round++) {
    const answer = await send(new ListUsersCommand({ UserPoolId, Filter, Limit, PaginationToken: page.next }))
    page = { users: answer.Users ?? [], next: answer.PaginationToken }
    if (!page.next) break
  }
  return page
}

/** All that the API tells of one user, who may be named by an alias or by `sub` too. */
export function userQuery(poolId: string, username: string) {
  return queryOptions({
    queryKey: ['user-pool', poolId, 'user', username],
    queryFn: () => send(new AdminGetUserCommand({ UserPoolId: poolId, Username: username })),
  })
}

export function mfaConfigQuery(poolId: string) {
  return queryOptions({
    queryKey: ['user-pool', poolId, 'mfa-config'],
    queryFn: () => send(new GetUserPoolMfaConfigCommand({ UserPoolId: poolId })),
  })
}

/** After a change of users, groups or memberships: each shows in several lists, and in the count of users. */
export function refreshPeople(poolId: string): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['user-pool', poolId] })
}
