import { readPosition, writePosition } from '#domain/list-position.ts'
import { accountAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { outboxMessage } from './outbox-message.ts'

const mostPerPage = 60

/**
 * The outbox, newest first. While no mail server is set it is where messages are read; once one is, it is a log of deliveries that shows
 * no text and no code.
 */
export const ListMessages = operation('ListMessages', {
  access: accountAdministrator(),

  async handle(services, { input: { UserPoolId, MaxResults, NextToken }, error }) {
    const { store, sealer } = services
    if (UserPoolId !== undefined && !(await store.pools.find(UserPoolId)))
      throw error('ResourceNotFoundException', `User pool ${UserPoolId} does not exist.`)
    const list = `messages ${UserPoolId ?? ''}`
    const after = NextToken === undefined ? undefined : readPosition(sealer, list, NextToken)
    if (NextToken !== undefined && after === undefined)
      throw error('InvalidParameterException', 'Invalid pagination token')
    const page = await store.messages.list({ poolId: UserPoolId, page: { limit: MaxResults ?? mostPerPage, after } })
    return {
      Messages: page.items.map((entry) => outboxMessage(services, entry)),
      NextToken: page.next === undefined ? undefined : writePosition(sealer, list, page.next),
    }
  },
})
