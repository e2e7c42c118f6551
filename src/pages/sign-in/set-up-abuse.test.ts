import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addUser, createClient, goodPassword } from '#test/support/people.ts'
import { en } from '../texts/en.ts'
import { createHostedWorld, formsIn, messageIn, oauthClient, titleIn, Visitor } from '../visitor-fixture.ts'

const world = await createHostedWorld({
  prepare: async ({ call }, { poolId }) => {
    const SoftwareTokenMfaConfiguration = { Enabled: true }
    await call('SetUserPoolMfaConfig', { UserPoolId: poolId, MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration })
  },
})
after(() => world.harness.close())
await addUser(world.harness, world, 'ada', { email: 'ada@mail.example' })

async function settingUp() {
  const visitor = new Visitor(world)
  const page = await visitor.submit(await visitor.open('/login'), '/login', { username: 'ada', password: goodPassword })
  assert.equal(titleIn(page), en.setUpAppTitle)
  return { visitor, page, fields: formsIn(page.text)[0]?.fields ?? assert.fail() }
}

const register = (visitor: Visitor, address: string, fields: Record<string, string>) =>
  visitor.go('POST', address, new URLSearchParams({ _csrf: visitor.cookies.get('XSRF-TOKEN') ?? '', ...fields }))

test('CVE-2024-23656: no picture is drawn for who holds no session, nor of a text that was posted', async () => {
  const visitor = new Visitor(world)
  const { address } = await visitor.open('/login')
  const fields = { method: 'SOFTWARE_TOKEN_MFA', secret: 'A'.repeat(32), username: 'ada', code: '' }
  for (const session of ['', 'x'.repeat(200)])
    for (const account of ['ada', 'x'.repeat(2_900), 'x'.repeat(60_000)]) {
      const posted = { ...fields, session, account }
      const shown = await register(visitor, address.replace('/login', '/mfaRegister'), posted)
      assert.equal(titleIn(shown), en.sessionTitle)
      assert.doesNotMatch(shown.text, /<svg/)
    }
  const own = await settingUp()
  const posted = { ...Object.fromEntries(own.fields), account: 'x'.repeat(60_000), code: '000000' }
  const shown = await register(own.visitor, formsIn(own.page.text)[0]?.action ?? '', posted)
  assert.equal(messageIn(shown), en.errorCodeWrong)
  assert.match(shown.text, /<svg class="qr"/)
  assert.doesNotMatch(shown.text, /xxxx/)
})

test('a session of another app client sets nothing up here', async () => {
  const { fields } = await settingUp()
  const { clientId } = await createClient(world.harness, world.poolId, oauthClient)
  const visitor = new Visitor({ ...world, clientId })
  const { address } = await visitor.open('/login')
  const path = address.replace('/login', '/mfaRegister')
  const step = { method: 'SOFTWARE_TOKEN_MFA', session: fields.get('session') ?? '', username: 'ada' }
  const proof = { secret: fields.get('secret') ?? '', code: '000000' }
  for (const posted of [step, { ...step, ...proof }]) {
    const shown = await register(visitor, path, posted)
    assert.equal(titleIn(shown), en.sessionTitle)
    assert.doesNotMatch(shown.text, /ada@mail/)
  }
})
