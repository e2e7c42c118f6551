import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { outboxMessage } from './outbox-message.ts'

/** One message of the outbox, as ListMessages shows it. */
export const GetMessage = operation('GetMessage', {
  access: poolAdministrator(),

  async handle(services, { input: { MessageId }, caller: { pool }, error }) {
    const entry = await services.store.messages.find(pool.id, MessageId)
    if (!entry) throw error('ResourceNotFoundException', `Message ${MessageId} does not exist.`)
    return { Message: outboxMessage(services, entry) }
  },
})
