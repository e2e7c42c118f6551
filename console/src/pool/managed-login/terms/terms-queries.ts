import { DescribeTermsCommand, ListTermsCommand, type TermsType } from '@aws-sdk/client-cognito-identity-provider'
import { queryOptions } from '@tanstack/react-query'
import { send } from '#api/client.ts'

/** Forty documents are the most that a pool has. */
const mostPages = 5

/** Every terms document of a pool, with its links. */
export function termsQuery(poolId: string) {
  return queryOptions({ queryKey: ['user-pool', poolId, 'terms'], queryFn: () => listTerms(poolId) })
}

/** The list of the API names neither the app client nor the links. */
async function listTerms(UserPoolId: string): Promise<readonly TermsType[]> {
  const ids: string[] = []
  let NextToken: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const answer = await send(new ListTermsCommand({ UserPoolId, MaxResults: 60, NextToken }))
    ids.push(...(answer.Terms ?? []).flatMap(({ TermsId }) => (TermsId ? [TermsId] : [])))
    NextToken = answer.NextToken
    if (!NextToken) break
  }
  const described = await Promise.all(ids.map((TermsId) => send(new DescribeTermsCommand({ UserPoolId, TermsId }))))
  return described.flatMap(({ Terms }) => (Terms ? [Terms] : []))
}
