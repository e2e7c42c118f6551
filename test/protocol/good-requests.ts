import assert from 'node:assert/strict'
import type { OperationName } from '#operations/operation.ts'
import type { pendingIdp } from '#operations/pending.ts'
import { accountRequests } from './requests/account.ts'
import { appClientRequests } from './requests/app-clients.ts'
import { brandingRequests } from './requests/branding.ts'
import { domainRequests, resourceServerRequests } from './requests/domains.ts'
import { groupRequests } from './requests/groups.ts'
import { mfaRequests } from './requests/mfa.ts'
import type { MakeRequest, PoolWorld } from './requests/pool-world.ts'
import { signInRequests } from './requests/sign-in.ts'
import { userPoolRequests } from './requests/user-pools.ts'
import { userRequests } from './requests/users.ts'

/** Adding an operation to the registry takes it from the pending list, and then this file does not compile without a request for it. */
export type FinishedName = Exclude<OperationName, (typeof pendingIdp)[number]>

/** For every finished operation a request that is answered with 200, once; what it needs is made first. */
export const goodRequests: { readonly [Name in FinishedName]: MakeRequest<Name> } = {
  ...accountRequests,
  ...appClientRequests,
  ...brandingRequests,
  ...domainRequests,
  ...groupRequests,
  ...mfaRequests,
  ...resourceServerRequests,
  ...signInRequests,
  ...userPoolRequests,
  ...userRequests,
}

/** The good request of an operation by its name alone; fails the test when a finished operation has none. */
export async function goodRequest(name: string, world: PoolWorld): Promise<Record<string, unknown>> {
  // So that no limit of so many requests a second stands in the way of the next.
  world.server.clock.advance(1)
  const make = Object.hasOwn(goodRequests, name) ? goodRequests[name as FinishedName] : undefined
  assert.ok(make, `${name} is finished and has no good request in good-requests.ts`)
  return (await make(world)) as Record<string, unknown>
}
