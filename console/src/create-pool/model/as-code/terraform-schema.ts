import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider'
import { argument, block, type HclNode } from './hcl.ts'

export function schemaBlocks(schema: readonly SchemaAttributeType[] = []): readonly HclNode[] {
  return schema.flatMap((attribute) =>
    block(
      'schema',
      argument('name', attribute.Name),
      argument('attribute_data_type', attribute.AttributeDataType),
      argument('mutable', attribute.Mutable),
      argument('required', attribute.Required),
      constraintsBlock(attribute),
    ),
  )
}

/**
 * Always written: the provider takes the limits that the API shows for a change otherwise, and would make the pool anew. Required attributes
 * are standard ones, whose limits Cognito sets.
 */
function constraintsBlock(attribute: SchemaAttributeType): readonly HclNode[] {
  if (attribute.AttributeDataType === 'Number') {
    const limits = attribute.NumberAttributeConstraints ?? { MinValue: '0' }
    return block(
      'number_attribute_constraints',
      argument('min_value', limits.MinValue),
      argument('max_value', limits.MaxValue),
    )
  }
  const limits = attribute.StringAttributeConstraints ?? standardLimits(attribute.Name)
  return block(
    'string_attribute_constraints',
    argument('min_length', limits.MinLength),
    argument('max_length', limits.MaxLength),
  )
}

function standardLimits(name = '') {
  return name === 'birthdate' ? { MinLength: '10', MaxLength: '10' } : { MinLength: '0', MaxLength: '2048' }
}
