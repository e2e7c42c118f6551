import { aliasKinds, usesUsernameAttributes } from './aliases.ts'
import { requiredAttributes, schemaOf } from './attributes.ts'
import { type CodeTarget, targetAt, verifiesByItself } from './code-rules.ts'
import type { UserPool } from './pools.ts'
import type { AttributeRefusal } from './user-attributes.ts'
import type { Attributes, User } from './users.ts'

type Address = CodeTarget['attribute']

/** A change of a user's attributes, as `readAttributes` has read it. */
export type AttributeChange = {
  readonly pool: UserPool
  readonly user: User
  readonly attributes: Attributes
  readonly removed: readonly string[]
}

export type UpdatePlan = {
  /** All that the user has from now on. */
  readonly attributes: Attributes
  /** Addresses for which a code that was sent before is good for nothing any more. */
  readonly voided: readonly Address[]
  /** Codes to send. One whose destination is not in `attributes` proves a value that waits for it. */
  readonly codes: readonly CodeTarget[]
}

const addresses = ['email', 'phone_number'] as const

/**
 * What becomes of a user when attributes are changed: an address that is new counts as unverified unless the same change vouches for it, or
 * waits until it is proved where the pool says so.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html
 */
export function planUpdate(change: AttributeChange): UpdatePlan | { readonly refused: AttributeRefusal } {
  const problem = immutableProblem(change) ?? removalProblem(change)
  if (problem) return { refused: { code: 'InvalidParameterException', message: problem } }
  const { user, attributes: given, removed } = change
  const pending = addresses.filter((address) => waits(change, address))
  const changed = addresses.filter((address) => isNew(change, address) && !pending.includes(address))

  const next = new Map(Object.entries({ ...user.attributes, ...unverified(changed), ...given }))
  for (const address of pending) restore(next, user.attributes, address)
  for (const name of removed.flatMap((name) => [name, `${name}_verified`])) next.delete(name)
  const attributes = Object.fromEntries(next)
  const flagProblem = addresses.map((address) => strayFlagProblem(change, attributes, address)).find(Boolean)
  if (flagProblem) return { refused: { code: 'InvalidParameterException', message: flagProblem } }
  return {
    attributes,
    voided: addresses.filter((address) => changed.includes(address) || removed.includes(address)),
    codes: addresses.flatMap((address) => {
      const value = given[address]
      const isDue =
        pending.includes(address) || (changed.includes(address) && asksForProof(change, attributes, address))
      return isDue && value ? [targetAt(address, value)] : []
    }),
  }
}

/** The user's attributes once a code has proved the address it was sent to: the one that stands there, or one that waited. */
export function withProvedAddress(attributes: Attributes, address: Address, value: string): Attributes {
  return { ...attributes, [address]: value, [`${address}_verified`]: 'true' }
}

function immutableProblem({ pool, attributes, removed }: AttributeChange): string | undefined {
  const immutable = schemaOf(pool).filter(({ Mutable }) => !Mutable)
  const touched = immutable.filter(({ Name }) => Object.hasOwn(attributes, Name) || removed.includes(Name))
  return touched.length > 0
    ? touched.map(({ Name }) => `user.${Name}: Attribute cannot be updated.\n`).join('')
    : undefined
}

function removalProblem({ pool, user, removed }: AttributeChange): string | undefined {
  const required = requiredAttributes(pool).filter((name) => removed.includes(name))
  if (required.length > 0)
    return `Attributes did not conform to the schema: ${required.map((name) => `${name}: The attribute is required\n`).join('')}`
  if (!usesUsernameAttributes(pool)) return undefined
  const names = aliasKinds(pool).filter((kind) => user.attributes[kind])
  // Somebody would be left with no name to sign in with.
  return names.length > 0 && names.every((kind) => removed.includes(kind))
    ? `Cannot remove ${names.join(' and ')}: the user signs in with it.`
    : undefined
}

function isNew({ user, attributes }: AttributeChange, address: Address): boolean {
  return attributes[address] !== undefined && attributes[address] !== user.attributes[address]
}

/** Whoever has not confirmed the sign-up can't prove an address, so theirs never waits. */
function waits(change: AttributeChange, address: Address): boolean {
  const first = change.pool.settings.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? []
  return (
    first.includes(address) &&
    isNew(change, address) &&
    change.user.status !== 'UNCONFIRMED' &&
    change.attributes[`${address}_verified`] !== 'true'
  )
}

function unverified(changed: readonly Address[]): Attributes {
  return Object.fromEntries(changed.map((address) => [`${address}_verified`, 'false']))
}

/** The address that stands keeps its value and its mark. */
function restore(next: Map<string, string>, before: Attributes, address: Address): void {
  for (const name of [address, `${address}_verified`]) {
    const value = before[name]
    if (value === undefined) next.delete(name)
    else next.set(name, value)
  }
}

function asksForProof({ pool, user }: AttributeChange, attributes: Attributes, address: Address): boolean {
  const isVerified = attributes[`${address}_verified`] === 'true'
  return !isVerified && verifiesByItself(pool, address) && user.status !== 'UNCONFIRMED'
}

function strayFlagProblem(
  { attributes: given }: AttributeChange,
  after: Attributes,
  address: Address,
): string | undefined {
  if (given[`${address}_verified`] === undefined || after[address] || given[address]) return undefined
  return address === 'email'
    ? 'Email is required to verify/un-verify an email'
    : 'Phone number is required to verify/un-verify a phone number'
}
