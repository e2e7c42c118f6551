import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { openMemoryStore, openStore } from '#storage/open.ts'
import { createHarness, type Harness, type HarnessOptions } from '#test/support/harness.ts'
import { addUser, createClient, createWorld, goodPassword, signInByPassword, type World } from '#test/support/people.ts'
import { freshPostgresDatabase } from '#test/support/postgres.ts'

type OpenStore = NonNullable<HarnessOptions['store']>

const engines: Readonly<Record<string, OpenStore>> = {
  SQLite: openMemoryStore,
  PostgreSQL: async (sealer) => openStore({ url: await freshPostgresDatabase(), file: '', sealer }),
}

const rivals = 50

/** How many of many identical calls at once were answered, and with which codes the others were refused. */
async function race(call: (n: number) => Promise<unknown>): Promise<{ winners: number; codes: string[] }> {
  const outcomes = await Promise.allSettled(Array.from({ length: rivals }, (_, n) => call(n)))
  const losers = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason.code)] : []))
  return { winners: rivals - losers.length, codes: [...new Set(losers)].sort() }
}

for (const [engine, store] of Object.entries(engines)) {
  describe(`${rivals} at once on ${engine}`, () => {
    let harness: Harness
    let world: World
    before(async () => {
      harness = await createHarness({ store })
      world = await createWorld(harness, {
        pool: {
          UsernameAttributes: ['email'],
          AutoVerifiedAttributes: ['email'],
          UsernameConfiguration: { CaseSensitive: false },
        },
      })
    })
    after(() => harness.close())

    const signUp = (Username: string) =>
      harness.call('SignUp', { ClientId: world.clientId, Username, Password: goodPassword })

    test('one e-mail address signs up once, in whatever letter case', async () => {
      const outcome = await race((n) => signUp(n % 2 ? 'Ada@Example.com' : 'ada@example.com'))
      assert.deepEqual(outcome, { winners: 1, codes: ['UsernameExistsException'] })
      assert.equal((await harness.messages(world.poolId)).length, 1)
    })

    test('one code confirms once', async () => {
      await signUp('bob@example.com')
      const sent = (await harness.messages(world.poolId)).find(({ recipient }) => recipient === 'bob@example.com')
      const input = {
        ClientId: world.clientId,
        Username: 'bob@example.com',
        ConfirmationCode: sent?.message.code ?? '',
      }
      const { winners, codes } = await race(() => harness.call('ConfirmSignUp', input))
      assert.equal(winners, 1)
      // Fifteen tries an hour; the rest come too late or too often.
      for (const code of codes) assert.match(code, /^(NotAuthorized|ExpiredCode|LimitExceeded)Exception$/)
    })

    test('one rotating refresh token rotates once', async () => {
      const rotating = await createClient(harness, world.poolId, {
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
        RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
      })
      await addUser(harness, world, 'cora@example.com')
      const { AuthenticationResult } = await signInByPassword(harness, { ...world, ...rotating }, 'cora@example.com')
      const RefreshToken = AuthenticationResult?.RefreshToken ?? ''
      const outcome = await race(() =>
        harness.call('GetTokensFromRefreshToken', { ClientId: rotating.clientId, RefreshToken }),
      )
      assert.deepEqual(outcome, { winners: 1, codes: ['RefreshTokenReuseException'] })
    })

    test('one code for a forgotten password sets one password', async () => {
      await addUser(harness, world, 'dora@example.com', { email_verified: 'true' })
      await harness.call('ForgotPassword', { ClientId: world.clientId, Username: 'dora@example.com' })
      const sent = (await harness.messages(world.poolId)).find(({ kind }) => kind === 'forgot_password')
      const input = {
        ClientId: world.clientId,
        Username: 'dora@example.com',
        ConfirmationCode: sent?.message.code ?? '',
      }
      const { winners } = await race((n) =>
        harness.call('ConfirmForgotPassword', { ...input, Password: `N3w-password-${n}` }),
      )
      assert.equal(winners, 1)
    })
  })
}
