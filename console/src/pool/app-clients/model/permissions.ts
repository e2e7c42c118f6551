import type { SchemaAttributeType, UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider'
import { isVerificationFlag } from '#create-pool/model/attributes.ts'
import type { PermissionRow } from '#create-pool/model/visible.ts'
import type { ClientForm } from './client-form.ts'

type Schema = readonly SchemaAttributeType[]

/** `sub` and what only back ends see are not for an app client to be given. */
const isOffered = (name: string) => name !== 'sub' && !/^(?:dev:|cognito:|identities$)/.test(name)
const isCustom = (name: string) => name.startsWith('custom:')

/** The attributes of a pool that the table of permissions shows: standard ones first, each kind in the order of the alphabet. */
export function attributeNames(schema: Schema): readonly string[] {
  const names = schema.flatMap(({ Name = '' }) => (isOffered(Name) ? [Name] : []))
  return names.toSorted((a, b) => Number(isCustom(a)) - Number(isCustom(b)) || a.localeCompare(b))
}

type Permissions = { readonly readable: readonly string[]; readonly writable: readonly string[] }

/** What an app client may do. A list that was never set stands for the standard attributes. */
export function permissionsOf(client: UserPoolClientType, schema: Schema): Permissions {
  const standard = attributeNames(schema).filter((name) => !isCustom(name))
  return {
    readable: client.ReadAttributes ?? standard,
    writable: client.WriteAttributes ?? standard.filter((name) => !isVerificationFlag(name)),
  }
}

/** The rows of the table as they are ticked. */
export function permissionRowsOf(form: Pick<ClientForm, 'unreadable' | 'unwritable'>, schema: Schema): PermissionRow[] {
  const required = schema.flatMap(({ Name = '', Required }) => (Required ? [Name] : []))
  return attributeNames(schema).map((name) => {
    const readable = !form.unreadable.includes(name)
    if (isVerificationFlag(name)) return { name, readable, writable: false, writeLock: 'verified' }
    if (required.includes(name)) return { name, readable, writable: true, writeLock: 'required' }
    return { name, readable, writable: !form.unwritable.includes(name) }
  })
}

type PermissionRequest = Pick<UserPoolClientType, 'ReadAttributes' | 'WriteAttributes'>

/** Lists for the API: named only where they are not the standard one, which is what an absent list stands for. */
export function permissionRequest(form: ClientForm, schema: Schema, seen: UserPoolClientType = {}): PermissionRequest {
  const rows = permissionRowsOf(form, schema)
  const named = (kind: 'readable' | 'writable') => rows.filter((row) => row[kind]).map(({ name }) => name)
  const before = permissionsOf(seen, schema)
  const plain = permissionsOf({}, schema)
  const list = (kind: 'readable' | 'writable', given: readonly string[] | undefined) => {
    const now = named(kind)
    const offered = before[kind].filter(isOffered)
    if (given !== undefined && isSame(now, offered)) return [...given]
    if (given === undefined && isSame(now, plain[kind])) return undefined
    // What the table does not show stays as it was.
    return [...now, ...before[kind].filter((name) => !isOffered(name))]
  }
  return {
    ReadAttributes: list('readable', seen.ReadAttributes),
    WriteAttributes: list('writable', seen.WriteAttributes),
  }
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name))
}
