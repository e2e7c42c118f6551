import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openMemoryStore, openStore } from '#storage/open.ts'
import { createHarness, type Harness, type HarnessOptions } from '#test/support/harness.ts'
import { addUser, signInByPassword, type World } from '#test/support/people.ts'
import { freshPostgresDatabase } from '#test/support/postgres.ts'
import {
  accessTokenOf,
  answer,
  authenticator,
  createMfaWorld,
  enrolApp,
  lockedOut,
  newestCode,
  phone,
  wrongCode,
} from './mfa-fixture.ts'

/** One server on SQLite, two on one PostgreSQL: what a server keeps in its own memory is no help between two. */
const worlds: readonly [name: string, nodes: () => Promise<[Harness, Harness]>][] = [
  ['SQLite', async () => pairOf(await createHarness({ store: openMemoryStore }))],
  [
    'PostgreSQL, two servers',
    async () => {
      const url = await freshPostgresDatabase()
      const options: HarnessOptions = { store: async (sealer) => openStore({ url, file: '', sealer }) }
      return [await createHarness(options), await createHarness(options)]
    },
  ],
]

const pairOf = (only: Harness): [Harness, Harness] => [only, only]

for (const [engine, start] of worlds)
  describe(`second factors at the same moment, on ${engine}`, () => {
    let nodes: [Harness, Harness]
    let apps: World
    let texts: World
    before(async () => {
      nodes = await start()
      apps = await createMfaWorld(nodes[0], 'OPTIONAL', ['SOFTWARE_TOKEN_MFA'])
      texts = await createMfaWorld(nodes[0], 'ON', ['SMS_MFA'])
    })
    after(async () => {
      for (const node of new Set(nodes)) await node.close()
    })

    const onBoth = <T>(times: number, work: (node: Harness, index: number) => Promise<T>) =>
      Promise.allSettled(Array.from({ length: times }, (_, index) => work(nodes[index % 2] ?? nodes[0], index)))
    const winners = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
      outcomes.filter(({ status }) => status === 'fulfilled').length
    const refusals = (outcomes: readonly PromiseSettledResult<unknown>[], message: string | undefined) =>
      outcomes.filter((outcome) => outcome.status === 'rejected' && outcome.reason.message === message).length

    /** The fixtures move the clock of the first server: the second one's follows. */
    function setClocks() {
      const [node, other] = nodes
      other.clock.advance((node.clock.now().getTime() - other.clock.now().getTime()) / 1_000)
    }

    async function byApp(username: string) {
      const [node] = nodes
      await addUser(node, apps, username)
      const app = await enrolApp(node, await accessTokenOf(node, apps, username))
      setClocks()
      return app
    }

    test('20 right answers to one session: one gets in', async () => {
      await addUser(nodes[0], texts, 'anna', { phone_number: phone })
      const { Session } = await signInByPassword(nodes[0], texts, 'anna')
      const code = await newestCode(nodes[0], texts)
      setClocks()
      const outcomes = await onBoth(20, (node) =>
        node.call('RespondToAuthChallenge', answer(texts, 'SMS_MFA', Session, 'anna', code)),
      )
      assert.equal(winners(outcomes), 1)
    })

    test('one code of an app in four sign-ins: one gets in', async () => {
      const app = await byApp('bert')
      const sessions = await Promise.all(
        Array.from({ length: 4 }, async () => (await signInByPassword(nodes[0], apps, 'bert')).Session),
      )
      const outcomes = await onBoth(4, (node, index) =>
        node.call('RespondToAuthChallenge', answer(apps, 'SOFTWARE_TOKEN_MFA', sessions[index], 'bert', app.code())),
      )
      assert.deepEqual(
        [winners(outcomes), refusals(outcomes, 'Your software token has already been used once.')],
        [1, 3],
      )
    })

    test('40 guesses: five are looked at (CVE-2024-32868, CVE-2024-4629)', async () => {
      const app = await byApp('cora')
      const { Session } = await signInByPassword(nodes[0], apps, 'cora')
      const outcomes = await onBoth(40, (node, index) =>
        node.call(
          'RespondToAuthChallenge',
          answer(apps, 'SOFTWARE_TOKEN_MFA', Session, 'cora', wrongCode(app.code(), index + 2)),
        ),
      )
      assert.deepEqual(
        [refusals(outcomes, 'Invalid code received for user'), refusals(outcomes, lockedOut[1])],
        [5, 35],
      )
    })

    test('two apps begun at once: the one that is proved is the one that signs in', async () => {
      await addUser(nodes[0], apps, 'dora')
      const AccessToken = await accessTokenOf(nodes[0], apps, 'dora')
      const begun = await onBoth(2, (node) => node.call('AssociateSoftwareToken', { AccessToken }))
      const candidates = begun.map((outcome) =>
        authenticator(nodes[0], outcome.status === 'fulfilled' ? outcome.value.SecretCode : undefined),
      )
      const outcomes = await onBoth(2, (node, index) =>
        node.call('VerifySoftwareToken', { AccessToken, UserCode: candidates[index]?.code() ?? '' }),
      )
      assert.equal(winners(outcomes), 1)
    })
  })
