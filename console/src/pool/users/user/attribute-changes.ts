import type { AttributeType, SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider'
import { type Address, type AttributeList, isAddress, isVerified } from '../user-attributes.ts'

/** One attribute in the editor. */
export type AttributeRow = {
  readonly name: string
  readonly value: string
  /** Of an address only. */
  readonly isVerified: boolean
}

type Schema = readonly SchemaAttributeType[]

const flags: readonly string[] = ['email_verified', 'phone_number_verified']

/** The attributes that an administrator can change, with the flags of addresses beside them. */
export function rowsOf(schema: Schema, attributes: AttributeList): readonly AttributeRow[] {
  return shownAttributes(attributes)
    .filter(({ Name }) => isChangeable(schema, Name))
    .map(({ Name = '', Value = '' }) => ({
      name: Name,
      value: Value,
      isVerified: isAddress(Name) && isVerified(attributes, Name),
    }))
}

/** What a table of attributes shows: all but the flags, which stand beside their addresses. */
export function shownAttributes(attributes: AttributeList): readonly AttributeType[] {
  return (attributes ?? []).filter(({ Name = '' }) => !flags.includes(Name))
}

/** What the user has and nobody can change. */
export function fixedNames(schema: Schema, attributes: AttributeList): readonly string[] {
  return shownAttributes(attributes).flatMap(({ Name }) => (Name && !isChangeable(schema, Name) ? [Name] : []))
}

/** What can be added to the rows. An immutable attribute can't: it is given once, when the user is made. */
export function addableNames(schema: Schema, rows: readonly AttributeRow[]): readonly string[] {
  return schema.flatMap(({ Name = '' }) =>
    isChangeable(schema, Name) && !flags.includes(Name) && !rows.some(({ name }) => name === Name) ? [Name] : [],
  )
}

export function isRequired(schema: Schema, name: string | undefined): boolean {
  return schema.some(({ Name, Required }) => Name === name && Required === true)
}

function isChangeable(schema: Schema, name: string | undefined): boolean {
  return name !== 'sub' && schema.some(({ Name, Mutable }) => Name === name && Mutable === true)
}

/** Rows that were left without a value. */
export function emptyNames(rows: readonly AttributeRow[]): readonly string[] {
  return rows.flatMap(({ name, value }) => (value.trim() === '' ? [name] : []))
}

/**
 * The difference as AdminUpdateUserAttributes takes it, so that all of it happens or nothing: an attribute without a value is taken away.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html
 */
export function changesOf(before: readonly AttributeRow[], after: readonly AttributeRow[]): AttributeType[] {
  const removed = before.filter(({ name }) => !after.some((row) => row.name === name))
  const changed = after.flatMap((row) => {
    const old = before.find(({ name }) => name === row.name)
    return [...valueChange(old, row), ...flagChange(old, row)]
  })
  return [...changed, ...removed.map(({ name }) => ({ Name: name, Value: '' }))]
}

function valueChange(old: AttributeRow | undefined, { name, value }: AttributeRow): AttributeType[] {
  return old?.value === value.trim() ? [] : [{ Name: name, Value: value.trim() }]
}

/** A new address is unverified by itself, and a word about it is needed only to vouch for it. */
function flagChange(old: AttributeRow | undefined, row: AttributeRow): AttributeType[] {
  if (!isAddress(row.name)) return []
  const flag = { Name: `${row.name satisfies Address}_verified`, Value: String(row.isVerified) }
  const isNew = old?.value !== row.value.trim()
  if (isNew) return row.isVerified ? [flag] : []
  return old.isVerified === row.isVerified ? [] : [flag]
}
