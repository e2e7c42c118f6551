import type { SchemaAttributeType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider'

const customPrefix = /^(?:dev:)?custom:/

/** What everybody gives when signing up; the pool gives `sub` itself. */
export function requiredNames({ SchemaAttributes = [] }: UserPoolType): readonly string[] {
  return SchemaAttributes.filter(({ Name, Required }) => Required && Name !== 'sub').map(({ Name = '' }) => Name)
}

export function customAttributes({ SchemaAttributes = [] }: UserPoolType): readonly SchemaAttributeType[] {
  return SchemaAttributes.filter(({ Name = '' }) => customPrefix.test(Name))
}

/** The limits of an attribute, of its length or its value. */
export function limitsOf(attribute: SchemaAttributeType): { readonly least?: string; readonly most?: string } {
  const { StringAttributeConstraints: text, NumberAttributeConstraints: number } = attribute
  const least = text?.MinLength ?? number?.MinValue
  const most = text?.MaxLength ?? number?.MaxValue
  return { ...(least && { least }), ...(most && { most }) }
}
