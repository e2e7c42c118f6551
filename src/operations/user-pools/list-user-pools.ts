import { readPosition, writePosition } from '#domain/list-position.ts'
import { accountAdministrator } from '../access.ts'
import { operation } from '../operation.ts'

const list = 'user pools'

/** Lists the user pools, in the order of their ids. */
export const ListUserPools = operation('ListUserPools', {
  access: accountAdministrator(),

  async handle({ store, sealer }, { input: { MaxResults, NextToken }, error }) {
    const after = NextToken === undefined ? undefined : readPosition(sealer, list, NextToken)
    if (NextToken !== undefined && after === undefined)
      throw error('InvalidParameterException', 'Invalid pagination token')
    const page = await store.pools.list({ limit: MaxResults, after })
    return {
      UserPools: page.items.map(({ id, name, settings, createdAt, modifiedAt }) => ({
        Id: id,
        Name: name,
        LambdaConfig: settings.LambdaConfig,
        LastModifiedDate: modifiedAt,
        CreationDate: createdAt,
      })),
      NextToken: page.next === undefined ? undefined : writePosition(sealer, list, page.next),
    }
  },
})
