import { tagsProblem } from '#domain/pool-problems.ts'
import { operation } from '../operation.ts'
import { changePool } from './change-pool.ts'
import { taggedPoolAdministrator } from './tagged-pool.ts'

/** Adds tags to a user pool, or gives those it has new values. */
export const TagResource = operation('TagResource', {
  access: taggedPoolAdministrator(),

  async handle(services, { input: { Tags }, caller: { pool }, error }) {
    await changePool(services, pool.id, ({ settings }) => {
      const UserPoolTags = { ...settings.UserPoolTags, ...Tags }
      const problem = tagsProblem(UserPoolTags)
      if (problem) throw error('InvalidParameterException', problem)
      return { settings: { ...settings, UserPoolTags } }
    })
    return {}
  },
})
