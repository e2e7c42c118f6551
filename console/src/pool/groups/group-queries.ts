import {
  AdminListGroupsForUserCommand,
  GetGroupCommand,
  type GroupType,
  ListGroupsCommand,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { queryOptions } from '@tanstack/react-query'
import { send } from '#api/client.ts'
import { texts } from '#texts/texts.ts'

const pageSize = 60
/** Ten thousand groups is the most that Cognito lets a user pool have. */
const mostPages = 170

type Page = { readonly Groups?: readonly GroupType[] | undefined; readonly NextToken?: string | undefined }

async function allPages(read: (NextToken: string | undefined) => Promise<Page>): Promise<readonly GroupType[]> {
  const groups: GroupType[] = []
  let token: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const answer = await read(token)
    groups.push(...(answer.Groups ?? []))
    token = answer.NextToken
    if (!token) break
  }
  return groups
}

/** Every group of the user pool. */
export function groupsQuery(poolId: string) {
  return queryOptions({
    queryKey: ['user-pool', poolId, 'groups'],
    queryFn: () =>
      allPages((NextToken) => send(new ListGroupsCommand({ UserPoolId: poolId, Limit: pageSize, NextToken }))),
  })
}

/** Every group that a user is in. */
export function groupsOfUserQuery(poolId: string, username: string) {
  return queryOptions({
    queryKey: ['user-pool', poolId, 'user', username, 'groups'],
    queryFn: () =>
      allPages((NextToken) =>
        send(new AdminListGroupsForUserCommand({ UserPoolId: poolId, Username: username, Limit: pageSize, NextToken })),
      ),
  })
}

export function groupQuery(poolId: string, name: string) {
  return queryOptions({
    queryKey: ['user-pool', poolId, 'group', name],
    queryFn: async () => {
      const { Group } = await send(new GetGroupCommand({ UserPoolId: poolId, GroupName: name }))
      if (!Group) throw new Error(texts.groups.couldNotLoad)
      return Group
    },
  })
}

export type MemberPageRequest = { readonly limit: number; readonly token: string | undefined }

/** One page of the members of a group. */
export function membersQuery(poolId: string, group: string, { limit, token }: MemberPageRequest) {
  return queryOptions({
    queryKey: ['user-pool', poolId, 'group', group, 'members', limit, token ?? ''],
    queryFn: () =>
      send(new ListUsersInGroupCommand({ UserPoolId: poolId, GroupName: group, Limit: limit, NextToken: token })),
  })
}
