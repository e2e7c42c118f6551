import { ServiceError } from '#domain/errors.ts'
import { readPosition, writePosition } from '#domain/list-position.ts'
import type { Services } from '#flows/services.ts'

const mostPerPage = 60

type Page<T> = { readonly items: readonly T[]; readonly next: string | undefined }

export type ListRequest = { readonly Limit?: number | undefined; readonly NextToken?: string | undefined }

/**
 * One page of a list, and the token of the next. A token is good for its own list alone, so `list` names all that selects its items. No limit
 * and 0 mean as many as a page holds.
 */
export async function listPage<T>(
  { sealer }: Pick<Services, 'sealer'>,
  list: string,
  { Limit, NextToken }: ListRequest,
  read: (page: { readonly limit: number; readonly after: string | undefined }) => Promise<Page<T>>,
): Promise<{ items: readonly T[]; NextToken: string | undefined }> {
  const after = NextToken === undefined ? undefined : readPosition(sealer, list, NextToken)
  if (NextToken !== undefined && after === undefined)
    throw new ServiceError('InvalidParameterException', 'Invalid pagination token')
  const { items, next } = await read({ limit: Limit || mostPerPage, after })
  return { items, NextToken: next === undefined ? undefined : writePosition(sealer, list, next) }
}
