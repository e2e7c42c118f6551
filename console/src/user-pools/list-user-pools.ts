import { ListUserPoolsCommand, type UserPoolDescriptionType } from '@aws-sdk/client-cognito-identity-provider'
import { queryOptions } from '@tanstack/react-query'
import { send } from '#api/client.ts'

const pageSize = 60
/** Ten thousand pools is the most that Cognito lets an account have. */
const mostPages = 170

/** Every user pool of the account. */
export function userPoolsQuery() {
  return queryOptions({ queryKey: ['user-pools'], queryFn: listUserPools })
}

async function listUserPools(): Promise<readonly UserPoolDescriptionType[]> {
  const pools: UserPoolDescriptionType[] = []
  let token: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const answer = await send(new ListUserPoolsCommand({ MaxResults: pageSize, NextToken: token }))
    pools.push(...(answer.UserPools ?? []))
    token = answer.NextToken
    if (!token) break
  }
  return pools
}
