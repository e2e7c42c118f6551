import type { SchemaAttributeType } from '#contract/cognito-idp-types.generated.ts'
import { customName, type SchemaAttribute, standardAttribute } from './attribute-schema.ts'

const customAttributesMax = 50

/** Why a pool can't have the schema that was asked for, in Cognito's words where they are known. */
export function schemaProblem(requested: readonly SchemaAttributeType[]): string | undefined {
  const names = new Set<string>()
  for (const attribute of requested) {
    const problem = attributeProblem(attribute) ?? duplicateProblem(attribute, names)
    if (problem) return problem
  }
  const custom = requested.filter(({ Name }) => !standardAttribute(Name))
  return countProblem(custom.length)
}

/** Why these attributes can't be added to a pool's schema. All are custom: what has the name of a standard attribute is still another one. */
export function addedAttributesProblem(
  schema: readonly SchemaAttribute[],
  added: readonly SchemaAttributeType[],
): string | undefined {
  const names = new Set(schema.map(({ Name }) => Name))
  const addedNames = new Set<string>()
  for (const attribute of added) {
    if (!attribute.Name) return missingName
    const name = customName(attribute)
    if (names.has(name)) return `${name}: Existing attribute already has name ${name}.`
    if (addedNames.has(name)) return duplicateCustomName(name)
    addedNames.add(name)
    const problem = customProblem(attribute) ?? constraintProblem(attribute, name)
    if (problem) return problem
  }
  return countProblem(schema.filter(({ Name }) => !standardAttribute(Name)).length + added.length)
}

function countProblem(customAttributes: number): string | undefined {
  if (customAttributes <= customAttributesMax) return undefined
  return `A user pool has at most ${customAttributesMax} custom attributes.`
}

const missingName = 'Each attribute of the schema needs a name.'
const duplicateCustomName = (name: string) =>
  `Duplicate custom attribute names ${name} are not allowed in a user pool schema.`

function attributeProblem(attribute: SchemaAttributeType): string | undefined {
  const { Name } = attribute
  if (Name === undefined || Name === '') return missingName
  const standard = standardAttribute(Name)
  if (!standard) return customProblem(attribute) ?? constraintProblem(attribute, customName(attribute))
  const retyped =
    attribute.AttributeDataType !== undefined && attribute.AttributeDataType !== standard.AttributeDataType
  if (retyped || attribute.DeveloperOnlyAttribute)
    return `You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${Name}`
  if (Name === 'sub' && (attribute.Required === false || attribute.Mutable === true))
    return 'The attribute sub is always required and can not be changed.'
  return constraintProblem({ ...attribute, AttributeDataType: standard.AttributeDataType }, Name)
}

function customProblem({ Name = '', AttributeDataType, Required }: SchemaAttributeType): string | undefined {
  if (Required) return 'Required custom attributes are not supported currently.'
  if (!AttributeDataType) return 'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.'
  // The prefix is the pool's to give; a colon in the name would let one attribute pass for another.
  if (Name.includes(':')) return `Invalid custom attribute name ${Name}: the prefix is added by the user pool.`
  return undefined
}

function duplicateProblem(attribute: SchemaAttributeType, names: Set<string>): string | undefined {
  const name = attribute.Name ?? ''
  if (!names.has(name)) {
    names.add(name)
    return undefined
  }
  if (standardAttribute(name)) return `Duplicate attribute names ${name} are not allowed in a user pool schema.`
  return duplicateCustomName(customName(attribute))
}

function constraintProblem(attribute: SchemaAttributeType, name: string): string | undefined {
  const {
    AttributeDataType: dataType,
    StringAttributeConstraints: text,
    NumberAttributeConstraints: number,
  } = attribute
  if (text && dataType !== 'String')
    return `Attribute ${name} of type ${dataType} can not have StringAttributeConstraints.`
  if (number && dataType !== 'Number')
    return `Attribute ${name} of type ${dataType} can not have NumberAttributeConstraints.`
  return lengthProblem(text ?? {}, name) ?? rangeProblem(number ?? {}, name)
}

const lengthMax = 2048
const wholeNumber = /^\d{1,4}$/

function lengthProblem(
  { MinLength, MaxLength }: { MinLength?: string; MaxLength?: string },
  name: string,
): string | undefined {
  for (const [member, value] of Object.entries({ MinLength, MaxLength })) {
    if (value === undefined) continue
    if (!wholeNumber.test(value) || Number(value) > lengthMax)
      return `Attribute ${name} needs a ${member} that is a whole number from 0 to ${lengthMax}.`
  }
  if (MinLength !== undefined && MaxLength !== undefined && Number(MinLength) > Number(MaxLength))
    return `Attribute ${name} cannot have a max length shorter than it's min length`
  return undefined
}

const decimalNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/

function rangeProblem(
  { MinValue, MaxValue }: { MinValue?: string; MaxValue?: string },
  name: string,
): string | undefined {
  for (const [member, value] of Object.entries({ MinValue, MaxValue })) {
    // The contract allows values up to 2^1023: whatever a double holds.
    if (value !== undefined && !(decimalNumber.test(value) && Number.isFinite(Number(value))))
      return `Attribute ${name} needs a ${member} that is a number.`
  }
  if (MinValue !== undefined && MaxValue !== undefined && Number(MinValue) > Number(MaxValue))
    return `Attribute ${name} cannot have a max value smaller than it's min value`
  return undefined
}
