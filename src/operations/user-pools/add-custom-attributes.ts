import { withCustomAttributes } from '#domain/attribute-schema.ts'
import { schemaOf } from '#domain/attributes.ts'
import { addedAttributesProblem } from '#domain/schema-problems.ts'
import { poolAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { changePool } from './change-pool.ts'

/** Adds custom attributes to the schema of a user pool, all or none. They can't be changed or taken away again. */
export const AddCustomAttributes = operation('AddCustomAttributes', {
  access: poolAdministrator(),

  async handle(services, { input: { UserPoolId, CustomAttributes }, error }) {
    await changePool(services, UserPoolId, (pool) => {
      const schema = schemaOf(pool)
      const problem = addedAttributesProblem(schema, CustomAttributes)
      if (problem) throw error('InvalidParameterException', problem)
      return { settings: { ...pool.settings, Schema: withCustomAttributes(schema, CustomAttributes) } }
    })
    return {}
  },
})
