import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type AccountDesk, openAccountDesk } from '#operations/account/account-fixture.ts'
import { addUser, type World } from '#test/support/people.ts'
import type { Input } from '../operation.ts'

let desk: AccountDesk
let world: World
before(async () => {
  desk = await openAccountDesk()
  world = await desk.aWorld({
    UsernameConfiguration: { CaseSensitive: false },
    Schema: [{ Name: 'team', AttributeDataType: 'String', Mutable: true }],
  })
  const people: [string, Record<string, string>][] = [
    [
      'ada',
      {
        email: 'Ada@example.com',
        email_verified: 'true',
        given_name: 'Ada',
        family_name: 'Lovelace',
        'custom:team': 'a',
      },
    ],
    ['adam', { email: 'adam@example.com', given_name: 'Adam', phone_number: '+15550001' }],
    ['bob', { email: 'bob@other.example', name: 'Bob "Bobby" B.', preferred_username: 'Bobby' }],
    ['carl', { phone_number: '+4930123' }],
  ]
  for (const [name, attributes] of people) await addUser(desk, world, name, attributes)
  await desk.call('SignUp', { ClientId: world.clientId, Username: 'dora', Password: 'Passw0rd!' })
  await desk.call('AdminDisableUser', { UserPoolId: world.poolId, Username: 'carl' })
})
after(() => desk.close())

type ListInput = Omit<Input<'ListUsers'>, 'UserPoolId'>
const list = (input: ListInput = {}) => desk.call('ListUsers', { UserPoolId: world.poolId, ...input })
const names = async (input: ListInput) => ((await list(input)).Users ?? []).map(({ Username }) => Username).sort()
const refusalOf = (input: object, { poolId }: World = world) =>
  desk.refused('ListUsers', { UserPoolId: poolId, ...input })
const badMarker = 'InvalidParameterException: Paging Marker is Invalid for Request'

async function walk(input: ListInput): Promise<string[]> {
  const seen: string[] = []
  let token: string | undefined
  do {
    const page = await list({ ...input, ...(token && { PaginationToken: token }) })
    assert.ok((page.Users ?? []).length <= (input.Limit || 60))
    seen.push(...(page.Users ?? []).map(({ Username = '' }) => Username))
    token = page.PaginationToken
  } while (token)
  return seen.sort()
}

const everybody = ['ada', 'adam', 'bob', 'carl', 'dora']

describe('ListUsers', () => {
  test('shows what AdminGetUser shows', async () => {
    const { Users = [], PaginationToken } = await list({ Filter: 'username = "ada"' })
    const { UserAttributes, ...rest } = await desk.call('AdminGetUser', { UserPoolId: world.poolId, Username: 'ada' })
    assert.deepEqual(Users, [{ ...rest, Attributes: UserAttributes }])
    assert.equal(PaginationToken, undefined)
  })

  const rows: [string, string[]][] = [
    ['', everybody],
    ['username = "ada"', ['ada']],
    ['username = "ADA"', ['ada']],
    ['username ^= "ad"', ['ada', 'adam']],
    ['email = "ada@EXAMPLE.com"', ['ada']],
    ['email ^= "ada"', ['ada', 'adam']],
    ['email = "ada"', []],
    ['phone_number ^= "+1"', ['adam']],
    ['name = "Bob \\"Bobby\\" B."', ['bob']],
    ['given_name ^= "Ada"', ['ada', 'adam']],
    ['family_name="Lovelace"', ['ada']],
    ['preferred_username = "bobby"', ['bob']],
    ['cognito:user_status = "Unconfirmed"', ['dora']],
    ['cognito:user_status = "CONFIRMED"', ['ada', 'adam', 'bob', 'carl']],
    ['status = "Disabled"', ['carl']],
    ['status = "Enabled"', ['ada', 'adam', 'bob', 'dora']],
    ['status = "disabled"', []],
    ['given_name ^= "%"', []],
    ['given_name ^= "Ad_"', []],
  ]
  for (const [Filter, expected] of rows)
    test(`Filter ${Filter || '(empty)'}`, async () => assert.deepEqual(await names({ Filter }), expected))

  test('finds by sub, and nobody of another pool', async () => {
    const { sub } = await desk.look(world, 'bob')
    assert.deepEqual(await names({ Filter: `sub = "${sub}"` }), ['bob'])
    const other = await desk.aWorld()
    const { Users } = await desk.call('ListUsers', { UserPoolId: other.poolId, Filter: `sub = "${sub}"` })
    assert.deepEqual(Users, [])
  })

  test('refuses filters that it can’t answer rather than ignore them', async () => {
    assert.equal(
      await refusalOf({ Filter: 'custom:team = "a"' }),
      'InvalidParameterException: Invalid search attribute: custom:team',
    )
    assert.equal(await refusalOf({ Filter: 'email = ada' }), 'InvalidParameterException: Error while parsing filter.')
  })

  test('shows only the wanted attributes; one that the pool does not know is refused', async () => {
    const { Users = [] } = await list({ AttributesToGet: ['email', 'custom:team'], Filter: 'given_name ^= "Ada"' })
    const shown = Object.fromEntries(
      Users.map((user) => [user.Username, user.Attributes?.map(({ Name }) => Name).sort()]),
    )
    assert.deepEqual(shown, { ada: ['custom:team', 'email'], adam: ['email'] })
    const { Users: withSub } = await list({ AttributesToGet: ['sub'], Filter: 'username = "ada"' })
    assert.deepEqual(
      withSub?.[0]?.Attributes?.map(({ Name }) => Name),
      ['sub'],
    )
    for (const name of ['shoe', 'custom:shoe'])
      assert.equal(
        await refusalOf({ AttributesToGet: ['email', name] }),
        'InvalidParameterException: One or more requested attributes do not exist.',
      )
  })

  test('goes on page by page, each user once, with and without a filter', async () => {
    for (const Limit of [0, 1, 2, 3, 60]) {
      assert.deepEqual(await walk({ Limit }), everybody, `Limit ${Limit}`)
      assert.deepEqual(await walk({ Limit, Filter: 'email ^= "ad"' }), ['ada', 'adam'])
      assert.deepEqual(await walk({ Limit, Filter: 'status = "Enabled"' }), ['ada', 'adam', 'bob', 'dora'])
    }
    assert.match(await refusalOf({ Limit: 61 }), /^InvalidParameterException: .*limit/)
  })

  test('a token is for one list and one hour', async () => {
    const { PaginationToken } = await list({ Limit: 1 })
    assert.ok(PaginationToken)
    const other = await desk.aWorld()
    assert.equal(await refusalOf({ PaginationToken }, other), badMarker)
    assert.equal(await refusalOf({ PaginationToken, Filter: 'status = "Enabled"' }), badMarker)
    assert.equal(await refusalOf({ PaginationToken: `${PaginationToken}x` }), badMarker)
    assert.equal(await refusalOf({ PaginationToken: 'bm90IG91cnM' }), badMarker)
    desk.clock.advance(3_599)
    assert.equal((await list({ Limit: 60, PaginationToken })).Users?.length, 4)
    desk.clock.advance(1)
    assert.equal(await refusalOf({ PaginationToken }), badMarker)
  })
})
