import { aliasesOf, aliasKinds, usesUsernameAttributes } from '#domain/aliases.ts'
import { ServiceError } from '#domain/errors.ts'
import type { UserPool } from '#domain/pools.ts'
import type { Alias, AliasKind, User } from '#domain/users.ts'
import type { Repositories } from './services.ts'

/**
 * Whether a username would stand in front of somebody who is found by it in another way: by `sub`, which administrators may use as a name, or
 * by a preferred username. A username of its own is kept single by the store.
 */
export async function hidesSomebody(tx: Repositories, pool: UserPool, usernameKey: string): Promise<boolean> {
  if (await tx.users.find(pool.id, usernameKey)) return true
  if (!aliasKinds(pool).includes('preferred_username')) return false
  return (await tx.users.aliasOwner(pool.id, { kind: 'preferred_username', key: usernameKey })) !== undefined
}

/**
 * Claims every alias that the user's attributes give now. Returns the kind of one that somebody else has, after which the transaction must not
 * be committed. With `force` a verified e-mail address or phone number moves over, and the one who had it holds it unverified from then on.
 */
export async function claimAliases(
  tx: Repositories,
  pool: UserPool,
  user: User,
  { force, now }: { force: boolean; now: Date },
): Promise<AliasKind | undefined> {
  for (const alias of aliasesOf(pool, user.attributes)) {
    if (await isUsernameOfAnother(tx, user, alias)) return alias.kind
    if (force && isMovable(pool, alias)) await takeFromOwner(tx, user, alias, now)
    if ((await tx.users.claimAlias(user.poolId, user.id, alias)) === 'taken') return alias.kind
  }
  return undefined
}

/**
 * Lets go of every alias that the user's attributes do not give any more and claims those that they give now. Throws when somebody else has
 * one, after which nothing of the transaction is kept. `force` is as in `claimAliases`.
 */
export async function moveAliases(
  tx: Repositories,
  pool: UserPool,
  user: User,
  options: { force: boolean; now: Date },
): Promise<void> {
  const wanted = aliasesOf(pool, user.attributes)
  for (const alias of await tx.users.aliases(pool.id, user.id)) {
    if (!wanted.some(({ kind, key }) => kind === alias.kind && key === alias.key))
      await tx.users.releaseAlias(pool.id, alias)
  }
  const taken = await claimAliases(tx, pool, user, options)
  if (taken) throw aliasExists(pool, taken)
}

export function aliasExists(pool: UserPool, kind: AliasKind): ServiceError {
  const which = usesUsernameAttributes(pool) ? `given ${kind}` : kind
  return new ServiceError('AliasExistsException', `An account with the ${which} already exists.`)
}

/** A preferred username proves nothing, and in pools that sign in with an address it is the only name that its owner has. */
function isMovable(pool: UserPool, { kind }: Alias): boolean {
  return kind !== 'preferred_username' && !usesUsernameAttributes(pool)
}

async function isUsernameOfAnother(tx: Repositories, user: User, { kind, key }: Alias): Promise<boolean> {
  if (kind !== 'preferred_username') return false
  const found = await tx.users.findByName(user.poolId, { usernameKey: key, aliases: [] })
  return found !== undefined && found.user.id !== user.id
}

/** While the owner is locked nobody else takes the alias away; until then somebody may, and then it has another owner. */
async function takeFromOwner(tx: Repositories, user: User, alias: Alias, now: Date): Promise<void> {
  let ownerId = await tx.users.aliasOwner(user.poolId, alias)
  while (ownerId !== undefined && ownerId !== user.id) {
    const owner = await tx.users.lock(user.poolId, ownerId)
    const stillOwnerId = await tx.users.aliasOwner(user.poolId, alias)
    if (stillOwnerId === ownerId) return owner && giveUp(tx, owner, alias, now)
    ownerId = stillOwnerId
  }
}

async function giveUp(tx: Repositories, owner: User, alias: Alias, now: Date): Promise<void> {
  const attributes = { ...owner.attributes, [`${alias.kind}_verified`]: 'false' }
  await tx.users.put({ ...owner, attributes, modifiedAt: now })
  await tx.users.releaseAlias(owner.poolId, alias)
}
