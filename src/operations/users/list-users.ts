import type { AttributeType } from '#contract/cognito-idp-types.generated.ts'
import { foldCase } from '#domain/aliases.ts'
import { schemaOf } from '#domain/attributes.ts'
import { readTimedPosition, writeTimedPosition } from '#domain/list-position.ts'
import type { UserPool } from '#domain/pools.ts'
import { readableAttributes } from '#domain/readable-attributes.ts'
import { readUserFilter } from '#domain/user-filter.ts'
import type { User } from '#domain/users.ts'
import type { Services } from '#flows/services.ts'
import { poolAdministrator } from '../access.ts'
import { operation, type Request } from '../operation.ts'
import { describedUser } from './described-user.ts'

type ListCall = Request<'ListUsers', { pool: UserPool }>

const longestPage = 60
const tokenLifetimeMilliseconds = 3_600_000

/** Users of a pool, all or those that a filter selects. A page may be short, even empty, and still not be the last. */
export const ListUsers = operation('ListUsers', {
  access: poolAdministrator(),

  async handle(services, call) {
    const { input, caller, error } = call
    const { pool } = caller
    const wanted = wantedAttributes(call)
    const reading = readUserFilter(input.Filter ?? '', (value) => foldCase(pool, value))
    if (reading.kind === 'refused') throw error('InvalidParameterException', reading.message)
    const after = positionAfter(services, call)
    if (reading.kind === 'nobody') return { Users: [] }

    const filter = reading.kind === 'some' ? reading.filter : undefined
    // Zero is a limit that the contract allows, and no page can be made of it.
    const page = await services.store.users.list(pool.id, filter, { limit: input.Limit || longestPage, after })
    return {
      Users: page.items.map((user) => describedUser(user, attributesOf(user, wanted))),
      PaginationToken: page.next === undefined ? undefined : tokenFor(services, call, page.next),
    }
  },
})

/**
 * Differs: Cognito refuses an attribute that some user on the page has no value for, unless it is one that can be searched. Here only one
 * that the pool does not know is refused.
 */
function wantedAttributes({ input, caller: { pool }, error }: ListCall): ReadonlySet<string> | undefined {
  if (!input.AttributesToGet) return undefined
  const known = new Set(schemaOf(pool).map(({ Name }) => Name))
  if (input.AttributesToGet.some((name) => !known.has(name)))
    throw error('InvalidParameterException', 'One or more requested attributes do not exist.')
  return new Set(input.AttributesToGet)
}

function attributesOf(user: User, wanted: ReadonlySet<string> | undefined): AttributeType[] {
  const all = readableAttributes(user)
  return wanted ? all.filter(({ Name }) => Name !== undefined && wanted.has(Name)) : all
}

/** A token goes on with the list that it was given for, in the same pool and by the same filter, for an hour. */
function listName({ input, caller: { pool } }: ListCall): string {
  return JSON.stringify(['users', pool.id, input.Filter ?? ''])
}

function tokenFor({ sealer, clock }: Services, call: ListCall, after: string): string {
  const expiresAt = new Date(clock.now().getTime() + tokenLifetimeMilliseconds)
  return writeTimedPosition(sealer, listName(call), after, expiresAt)
}

function positionAfter({ sealer, clock }: Services, call: ListCall): string | undefined {
  const { PaginationToken: token } = call.input
  if (token === undefined) return undefined
  const after = readTimedPosition(sealer, listName(call), token, clock.now())
  if (after === undefined) throw call.error('InvalidParameterException', 'Paging Marker is Invalid for Request')
  return after
}
