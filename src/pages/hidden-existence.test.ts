import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addUser, goodPassword } from '#test/support/people.ts'
import { en } from './texts/en.ts'
import { createHostedWorld, messageIn, type Shown, Visitor } from './visitor-fixture.ts'

const world = await createHostedWorld({
  pool: { AutoVerifiedAttributes: ['email'] },
  client: { PreventUserExistenceErrors: 'ENABLED' },
})
after(() => world.harness.close())

const at = { UserPoolId: world.poolId }
const { call } = world.harness
const reachable = (name: string) => ({ email: `${name}@mail.example`, email_verified: 'true' })

async function signUp(name: string): Promise<void> {
  const UserAttributes = [{ Name: 'email', Value: `${name}@mail.example` }]
  await call('SignUp', { ClientId: world.clientId, Username: name, Password: goodPassword, UserAttributes })
}

/** Names of one length, so that the pages can be compared letter by letter. */
const somebody: Readonly<Record<string, (name: string) => Promise<unknown>>> = {
  confirmed: (name) => addUser(world.harness, world, name, reachable(name)),
  'not confirmed': signUp,
  disabled: async (name) => {
    await addUser(world.harness, world, name, reachable(name))
    await call('AdminDisableUser', { ...at, Username: name })
  },
  'disabled and not confirmed': async (name) => {
    await signUp(name)
    await call('AdminDisableUser', { ...at, Username: name })
  },
  'to reset the password': async (name) => {
    await addUser(world.harness, world, name, reachable(name))
    await call('AdminResetUserPassword', { ...at, Username: name })
  },
  'with a temporary password': (name) =>
    call('AdminCreateUser', { ...at, Username: name, TemporaryPassword: goodPassword, MessageAction: 'SUPPRESS' }),
}

type Way = (visitor: Visitor, username: string) => Promise<Shown>

const ways: Readonly<Record<string, Way>> = {
  'a wrong password': async (visitor, username) =>
    visitor.submit(await visitor.open('/login'), '/login', { username, password: 'Wrong-1-password' }),
  'a forgotten password': async (visitor, username) =>
    visitor.submit(await visitor.open('/forgotPassword'), '/forgotPassword', { username }),
  'a new password with a wrong code': async (visitor, username) =>
    visitor.submit(await visitor.open('/confirmforgotPassword'), '/confirmforgotPassword', {
      username,
      code: 'wrong',
      password: goodPassword,
    }),
  'a wrong code': async (visitor, username) =>
    visitor.submit(await visitor.open('/confirm'), '/confirm', { username, code: 'wrong' }),
  'a wish for another code': async (visitor, username) => {
    const shown = await visitor.submit(await visitor.open('/confirm'), '/confirm', { username, code: 'wrong' })
    return visitor.submit(shown, '/resendcode', {}, 'resend')
  },
  'a link with a wrong code': (visitor, username) =>
    visitor.go(
      'GET',
      `/confirmUser?${new URLSearchParams({ client_id: world.clientId, user_name: username, confirmation_code: 'wrong' })}`,
    ),
}

/** Everything that can be seen of an answer, but for what is random at every request and where a code went, which is masked. */
function visible({ cookies }: Visitor, { status, text, address, answer }: Shown, username: string) {
  const same = (seen: string) =>
    seen
      .replaceAll(/(nonce[-=]"?)[\w-]{22}/g, '$1…')
      .replaceAll(/[\w-]{22}\.[\w-]{43}/g, '…')
      .replaceAll(/<bdi>\w\*\*\*@\w\*\*\*<\/bdi>/g, '…')
      .replaceAll(username, 'somebody')
  const { 'set-cookie': _, 'content-security-policy': policy, ...headers } = answer.headers
  const left = [...cookies].map(([name, { length }]) => [name, length])
  return [status, same(address), headers, same(String(policy)), left, ...same(text).split('\n')]
}

let count = 0

for (const [what, make] of Object.entries(somebody)) {
  for (const [doing, way] of Object.entries(ways)) {
    test(`${doing} of a user who is ${what} shows what it shows of nobody`, async () => {
      const seen = async (username: string, ready: boolean) => {
        if (ready) await make(username)
        const visitor = new Visitor(world)
        return visible(visitor, await way(visitor, username), username)
      }
      const number = String(count++).padStart(3, '0')
      assert.deepEqual(await seen(`user${number}`, true), await seen(`none${number}`, false))
    })
  }
}

test('whoever knows the password is told what keeps them out', async () => {
  const told = async (name: string) => {
    const visitor = new Visitor(world)
    const shown = await visitor.submit(await visitor.open('/login'), '/login', {
      username: name,
      password: goodPassword,
    })
    return [shown.address.split('?')[0], messageIn(shown)]
  }
  await somebody['not confirmed']?.('ann')
  assert.deepEqual(await told('ann'), ['/confirm', en.errorUnconfirmed])
  await somebody.disabled?.('eve')
  assert.deepEqual(await told('eve'), ['/login', en.errorDisabled])
  await somebody['to reset the password']?.('ida')
  assert.deepEqual(await told('ida'), ['/confirmforgotPassword', en.errorResetRequired])
})
