import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { OperationName } from '#operations/operation.ts'
import { addUser, createWorld, type World } from '#test/support/people.ts'
import { createSrpClient } from '#test/support/srp-client.ts'
import { createMeter, type Meter, type Work } from './work-meter.ts'

/**
 * Where a client hides who exists, the time of an answer must not tell either. A clock would measure the machine as well, so the work is
 * compared: statements, commits and what they wait for, powers, hashes, seals, messages.
 *
 * Two differences are there for good. For somebody who exists the row with the password is opened, some 7 microseconds; and a code that is
 * really sent is stored with its message, in a transaction that for anybody else does as much with the row of counted tries.
 */

const hidden = { client: { PreventUserExistenceErrors: 'ENABLED' } } as const
const password = 'Passw0rd!'

let meter: Meter
before(async () => {
  meter = await createMeter()
})
after(() => meter.close())

const standings = [
  'nobody',
  'confirmed',
  'without address',
  'disabled',
  'unconfirmed',
  'unconfirmed, disabled',
] as const
type Standing = (typeof standings)[number]
/** Everybody whose answer is the same, but for the words that Cognito has for some of them. */
type Crowd = { readonly world: World; nameOf(standing: Standing): string }

const pools = {
  usernames: { AutoVerifiedAttributes: ['email'] },
  'e-mail addresses': { AutoVerifiedAttributes: ['email'], UsernameAttributes: ['email'] },
  aliases: { AutoVerifiedAttributes: ['email'], AliasAttributes: ['email', 'preferred_username'] },
} as const

async function gather(poolSettings: (typeof pools)[keyof typeof pools]): Promise<Crowd> {
  const { harness } = meter
  const world = await createWorld(harness, { pool: poolSettings as object, ...hidden })
  const byEmail = 'UsernameAttributes' in poolSettings
  const nameOf = (standing: Standing) => `${standing.replaceAll(/\W+/g, '-')}${byEmail ? '@people.example' : ''}`
  const email = (standing: Standing) => `${standing.replaceAll(/\W+/g, '-')}@people.example`
  for (const standing of ['confirmed', 'disabled'] as const)
    await addUser(harness, world, nameOf(standing), { email: email(standing), email_verified: 'true' })
  const unverified: Record<string, string> = byEmail ? { email_verified: 'false' } : {}
  await addUser(harness, world, nameOf('without address'), unverified)
  for (const standing of ['unconfirmed', 'unconfirmed, disabled'] as const)
    await harness.call('SignUp', {
      ClientId: world.clientId,
      Username: nameOf(standing),
      Password: password,
      UserAttributes: [{ Name: 'email', Value: email(standing) }],
    })
  return { world, nameOf }
}

async function disable({ world, nameOf }: Crowd): Promise<void> {
  for (const standing of ['disabled', 'unconfirmed, disabled'] as const)
    await meter.harness.call('AdminDisableUser', { UserPoolId: world.poolId, Username: nameOf(standing) })
}

const openRow = 'open'

/** The work of one call for each standing, without the opening of the row of somebody who exists. */
async function workByStanding(
  crowd: Crowd,
  some: readonly Standing[],
  call: (name: string) => Promise<unknown>,
): Promise<ReadonlyMap<Standing, readonly Work[]>> {
  const works = new Map<Standing, readonly Work[]>()
  for (const standing of some) {
    const work = await meter.workOf(() => call(crowd.nameOf(standing)))
    const opened = work.filter((one) => one === openRow).length
    assert.ok(opened <= (standing === 'nobody' ? 0 : 1), `${standing}: ${work}`)
    works.set(
      standing,
      work.filter((one) => one !== openRow),
    )
  }
  return works
}

async function assertEqualWork(
  crowd: Crowd,
  some: readonly Standing[],
  call: (name: string) => Promise<unknown>,
  includes: readonly Work[],
): Promise<void> {
  const works = await workByStanding(crowd, some, call)
  const [, standard = []] = [...works][0] ?? []
  for (const work of includes) assert.ok(standard.includes(work), `no ${work} in ${standard}`)
  for (const [standing, work] of works) assert.deepEqual(work, standard, `${standing} beside ${some[0]}`)
}

const refused = (name: OperationName, input: object) => meter.harness.refusal(name, input)

const signInTo =
  ({ world: { clientId: ClientId } }: Crowd) =>
  (USERNAME: string) =>
    refused('InitiateAuth', {
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD: 'wrong' },
    })

for (const [kind, settings] of Object.entries(pools)) {
  test(`a wrong password is the same work for everybody, by ${kind}`, async () => {
    const crowd = await gather(settings)
    await disable(crowd)
    // The first try is counted by another statement than the next.
    for (let turn = 0; turn < 2; turn++) await assertEqualWork(crowd, standings, signInTo(crowd), ['power', 'commit'])
  })

  test(`it still is while passwords are kept in two forms, by ${kind}`, async () => {
    const crowd = await gather(settings)
    const { poolId: UserPoolId } = crowd.world
    await meter.harness.call('SetUserPoolExtensions', { UserPoolId, PasswordStorage: 'ARGON2ID' })
    const renewed = { UserPoolId, Username: crowd.nameOf('without address'), Password: password, Permanent: true }
    await meter.harness.call('AdminSetUserPassword', renewed)
    await disable(crowd)
    await assertEqualWork(crowd, standings, signInTo(crowd), ['power', 'verify'])
  })

  test(`both steps of SRP are the same work for everybody, by ${kind}`, async () => {
    const crowd = await gather(settings)
    const { poolId, clientId: ClientId } = crowd.world
    const client = createSrpClient()
    const challenges = new Map<string, Record<string, string>>()
    const begin = async (USERNAME: string) => {
      const AuthParameters = { USERNAME, SRP_A: client.publicValue }
      const begun = await meter.harness.call('InitiateAuth', { ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters })
      challenges.set(USERNAME, begun.ChallengeParameters ?? {})
    }
    const answer = (name: string) => {
      const ChallengeResponses = client.answer(poolId, challenges.get(name) ?? {}, 'wrong', meter.harness.clock.now())
      return refused('RespondToAuthChallenge', { ClientId, ChallengeName: 'PASSWORD_VERIFIER', ChallengeResponses })
    }
    await assertEqualWork(crowd, standings, begin, ['powerOfGenerator', 'sealBox'])
    await disable(crowd)
    await assertEqualWork(crowd, standings, answer, ['powerOfProduct', 'openBox', 'select users', 'commit'])
  })

  test(`a forgotten password is the same work for everybody who gets no code, by ${kind}`, async () => {
    const crowd = await gather(settings)
    await disable(crowd)
    const { clientId: ClientId } = crowd.world
    const forgot = (Username: string) => meter.harness.call('ForgotPassword', { ClientId, Username })
    const confirm = (Username: string) =>
      refused('ConfirmForgotPassword', { ClientId, Username, ConfirmationCode: '000000', Password: password })
    // A code that was never asked for, then a wrong one.
    await assertEqualWork(crowd, standings, confirm, ['matchesKeyedHash', 'commit'])
    const others = standings.filter((standing) => standing !== 'confirmed')
    await assertEqualWork(crowd, others, forgot, ['select users', 'commit'])
    await assertSameCommits(crowd, ['nobody', 'confirmed'], forgot)
    await assertEqualWork(crowd, standings, confirm, ['matchesKeyedHash', 'rollback'])
  })

  test(`a code for signing up is the same work for everybody, by ${kind}`, async () => {
    const crowd = await gather(settings)
    await disable(crowd)
    const { clientId: ClientId } = crowd.world
    const resend = (Username: string) => meter.harness.call('ResendConfirmationCode', { ClientId, Username })
    const confirm = (Username: string) => refused('ConfirmSignUp', { ClientId, Username, ConfirmationCode: '000000' })
    await assertEqualWork(crowd, standings, confirm, ['matchesKeyedHash', 'rollback'])
    // Whoever is confirmed is told so, as at Cognito.
    const hiddenOnes = ['nobody', 'disabled', 'unconfirmed, disabled'] as const
    await assertEqualWork(crowd, hiddenOnes, resend, ['select users', 'commit'])
    await assertSameCommits(crowd, ['nobody', 'unconfirmed'], resend)
  })
}

/** A code goes to one of them: the same transactions, each with a statement that changes something, for a commit of none costs nothing. */
async function assertSameCommits(
  crowd: Crowd,
  some: readonly Standing[],
  call: (name: string) => Promise<unknown>,
): Promise<void> {
  const works = [...(await workByStanding(crowd, some, call)).values()]
  const [first, ...others] = works.map((work) => transactionsIn(work))
  assert.ok(works.some((work) => work.includes('insert messages')) && first && first.length > 0)
  for (const transactions of others) assert.deepEqual(transactions, first)
}

/** What each transaction of the work outlives, how it ends, and whether it changes anything. */
function transactionsIn(work: readonly Work[]): string[] {
  const transactions: string[] = []
  let begun = ''
  let changes = false
  for (const one of work) {
    if (one.startsWith('begin')) {
      begun = one
      changes = false
    }
    if (/^(insert|update|delete) /.test(one)) changes = true
    if (one === 'commit' || one === 'rollback')
      transactions.push(`${begun}, ${one}, ${changes ? 'changes' : 'nothing'}`)
  }
  return transactions
}
