import { operation } from '../operation.ts'
import { taggedPoolAdministrator } from './tagged-pool.ts'

/** Shows the tags of a user pool. */
export const ListTagsForResource = operation('ListTagsForResource', {
  access: taggedPoolAdministrator(),

  async handle(_services, { caller: { pool } }) {
    return { Tags: pool.settings.UserPoolTags ?? {} }
  },
})
