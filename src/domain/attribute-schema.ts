import type { SchemaAttributeType } from '#contract/cognito-idp-types.generated.ts'

/** An attribute as DescribeUserPool shows it: its name with the prefix, nothing left to defaults. */
export type SchemaAttribute = SchemaAttributeType &
  Required<Pick<SchemaAttributeType, 'Name' | 'AttributeDataType' | 'DeveloperOnlyAttribute' | 'Mutable' | 'Required'>>

const plain = { DeveloperOnlyAttribute: false, Mutable: true, Required: false } as const

function text(name: string, minLength = '0', maxLength = '2048'): SchemaAttribute {
  const constraints = { MinLength: minLength, MaxLength: maxLength }
  return { Name: name, AttributeDataType: 'String', ...plain, StringAttributeConstraints: constraints }
}

function flag(name: string): SchemaAttribute {
  return { Name: name, AttributeDataType: 'Boolean', ...plain }
}

/** What every pool has, of OpenID Connect Core 1.0 section 5.1, in the order of Cognito's answers. */
export const standardAttributes: readonly SchemaAttribute[] = [
  { ...text('sub', '1'), Mutable: false, Required: true },
  text('name'),
  text('given_name'),
  text('family_name'),
  text('middle_name'),
  text('nickname'),
  text('preferred_username'),
  text('profile'),
  text('picture'),
  text('website'),
  text('email'),
  flag('email_verified'),
  text('gender'),
  text('birthdate', '10', '10'),
  text('zoneinfo'),
  text('locale'),
  text('phone_number'),
  flag('phone_number_verified'),
  text('address'),
  { Name: 'updated_at', AttributeDataType: 'Number', ...plain, NumberAttributeConstraints: { MinValue: '0' } },
]

export function standardAttribute(name: string | undefined): SchemaAttribute | undefined {
  return standardAttributes.find((attribute) => attribute.Name === name)
}

/** The whole schema of a pool: the standard attributes as the request changes them, then its own ones. */
export function completeSchema(requested: readonly SchemaAttributeType[] = []): SchemaAttribute[] {
  const standard = standardAttributes.map((attribute) => {
    const change = requested.find(({ Name }) => Name === attribute.Name)
    return change ? changedStandard(attribute, change) : attribute
  })
  const custom = requested.filter(({ Name }) => !standardAttribute(Name)).map(customAttribute)
  return [...standard, ...custom]
}

/** The schema with attributes that are added to a pool that exists: its own ones, whatever their names. */
export function withCustomAttributes(
  schema: readonly SchemaAttribute[],
  added: readonly SchemaAttributeType[],
): SchemaAttribute[] {
  return [...schema, ...added.map(customAttribute)]
}

/** The name under which users carry the attribute. */
export function customName({ Name = '', DeveloperOnlyAttribute }: SchemaAttributeType): string {
  return DeveloperOnlyAttribute ? `dev:custom:${Name}` : `custom:${Name}`
}

// A trap of Cognito's: an attribute named in the request is immutable unless it says otherwise, one not named is mutable.
function changedStandard(attribute: SchemaAttribute, change: SchemaAttributeType): SchemaAttribute {
  return {
    ...attribute,
    Mutable: change.Mutable ?? false,
    Required: change.Required ?? false,
    ...constraintsOf(attribute.AttributeDataType, {
      StringAttributeConstraints: { ...attribute.StringAttributeConstraints, ...change.StringAttributeConstraints },
      NumberAttributeConstraints: { ...attribute.NumberAttributeConstraints, ...change.NumberAttributeConstraints },
    }),
  }
}

function customAttribute(requested: SchemaAttributeType): SchemaAttribute {
  const dataType = requested.AttributeDataType ?? 'String'
  return {
    Name: customName(requested),
    AttributeDataType: dataType,
    DeveloperOnlyAttribute: requested.DeveloperOnlyAttribute ?? false,
    Mutable: requested.Mutable ?? false,
    Required: false,
    ...constraintsOf(dataType, requested),
  }
}

/** Shown even when empty: clients that compare schemas take a missing one for a change. */
function constraintsOf(
  dataType: SchemaAttribute['AttributeDataType'],
  from: Pick<SchemaAttributeType, 'StringAttributeConstraints' | 'NumberAttributeConstraints'>,
): Pick<SchemaAttributeType, 'StringAttributeConstraints' | 'NumberAttributeConstraints'> {
  if (dataType === 'String') return { StringAttributeConstraints: { ...from.StringAttributeConstraints } }
  if (dataType === 'Number') return { NumberAttributeConstraints: { ...from.NumberAttributeConstraints } }
  return {}
}
