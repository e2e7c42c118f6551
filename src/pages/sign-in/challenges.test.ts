import assert from 'node:assert/strict'
import { test } from 'node:test'
import { totpCode, totpStep } from '#domain/sign-in/totp.ts'
import type { MfaMethod } from '#domain/users.ts'
import type { Harness } from '#test/support/harness.ts'
import { addUser, goodPassword, type World } from '#test/support/people.ts'
import { en } from '../texts/en.ts'
import {
  createHostedWorld,
  formsIn,
  type HostedWorld,
  messageIn,
  newestCode,
  plain,
  type Shown,
  titleIn,
  Visitor,
  type WorldOptions,
} from '../visitor-fixture.ts'

const phone = '+12065550100'
const app = /^https:\/\/app\.example\/signed-in\?of=app&code=/

const demanding =
  (methods: readonly MfaMethod[], MfaConfiguration: 'ON' | 'OPTIONAL' = 'ON') =>
  async ({ call }: Harness, { poolId }: World) => {
    const SmsConfiguration = { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' }
    await call('SetUserPoolMfaConfig', {
      UserPoolId: poolId,
      MfaConfiguration,
      ...(methods.includes('SMS_MFA') && { SmsMfaConfiguration: { SmsConfiguration } }),
      ...(methods.includes('SOFTWARE_TOKEN_MFA') && { SoftwareTokenMfaConfiguration: { Enabled: true } }),
      ...(methods.includes('EMAIL_OTP') && { EmailMfaConfiguration: {} }),
    })
  }

type Signing = {
  readonly world: HostedWorld
  readonly visitor: Visitor
  readonly signIn: (password?: string) => Promise<Shown>
}

async function within(
  options: WorldOptions & { user?: Record<string, string> },
  work: (signing: Signing) => Promise<void>,
) {
  const world = await createHostedWorld(options)
  try {
    await addUser(world.harness, world, 'ada', options.user)
    const visitor = new Visitor(world)
    const signIn = async (password = goodPassword) =>
      visitor.submit(await visitor.open('/login'), '/login', { username: 'ada', password })
    await work({ world, visitor, signIn })
  } finally {
    await world.harness.close()
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function appCode({ harness }: HostedWorld, secret: string, stepsAway = 0): string {
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [])
  return totpCode(bytes, totpStep(harness.clock.now()) + stepsAway)
}

const messageMethods = [
  { method: 'SMS_MFA', user: { phone_number: phone }, intro: /text message to <bdi>\+\*{7}0100<\/bdi>/ },
  { method: 'EMAIL_OTP', user: { email: 'ada@mail.example' }, intro: /e-mail to <bdi>a\*\*\*@m\*\*\*<\/bdi>/ },
] as const

for (const { method, user, intro } of messageMethods) {
  test(`${method}: the code that was sent leads to the app; a wrong one does not`, () =>
    within({ prepare: demanding([method]), user }, async ({ world, visitor, signIn }) => {
      const page = await signIn()
      assert.equal(titleIn(page), en.mfaTitle)
      assert.match(plain(page.text), intro)
      assert.equal(visitor.cookies.has('cognito'), false)
      const code = await newestCode(world)
      const wrong = await visitor.submit(page, '/mfa', {
        code: code.replace(/^./, (digit) => `${(Number(digit) + 1) % 10}`),
      })
      assert.deepEqual([wrong.status, messageIn(wrong)], [400, en.errorCodeWrong])
      assert.match(plain(wrong.text), intro)
      assert.match((await visitor.submit(wrong, '/mfa', { code })).address, app)
    }))

  test(`${method}: another code takes the place of the first, and the page before is over`, () =>
    within({ prepare: demanding([method]), user }, async ({ world, visitor, signIn }) => {
      const page = await signIn()
      const first = await newestCode(world)
      const again = await visitor.submit(page, '/mfa', {}, 'resend')
      assert.equal(messageIn(again), en.codeSentAgain)
      assert.match(plain(again.text), intro)
      const code = await newestCode(world)
      assert.equal(titleIn(await visitor.submit(page, '/mfa', { code: first })), en.sessionTitle)
      assert.equal(titleIn(await visitor.submit(page, '/mfa', {}, 'resend')), en.sessionTitle)
      assert.match((await visitor.submit(again, '/mfa', { code })).address, app)
    }))
}

test('wrong codes lock the second factor (CVE-2024-32868)', () =>
  within({ prepare: demanding(['SMS_MFA']), user: { phone_number: phone } }, async ({ world, visitor, signIn }) => {
    const page = await signIn()
    const code = await newestCode(world)
    const wrong = code === '000000' ? '111111' : '000000'
    for (let tries = 0; tries < 5; tries++) await visitor.submit(page, '/mfa', { code: wrong })
    assert.equal(messageIn(await visitor.submit(page, '/mfa', { code })), en.errorLocked)
  }))

test('more messages than an hour allows are not sent', () =>
  within({ prepare: demanding(['SMS_MFA']), user: { phone_number: phone } }, async ({ visitor, signIn }) => {
    let page = await signIn()
    for (let sent = 1; sent < 20; sent++) page = await visitor.submit(page, '/mfa', {}, 'resend')
    const shown = await visitor.submit(page, '/mfa', {}, 'resend')
    assert.deepEqual([shown.status, messageIn(shown)], [429, en.errorAttempts])
  }))

test('who takes too long starts again', () =>
  within({ prepare: demanding(['SMS_MFA']), user: { phone_number: phone } }, async ({ world, visitor, signIn }) => {
    const page = await signIn()
    const code = await newestCode(world)
    world.harness.clock.advance(181)
    const shown = await visitor.submit(page, '/mfa', { code })
    assert.equal(titleIn(shown), en.sessionTitle)
    assert.match(shown.text, /href="[^"]*\/login\?/)
  }))

test('a step that nobody was asked for leads nowhere (CVE-2026-49443)', () =>
  within({ prepare: demanding(['SMS_MFA']), user: { phone_number: phone } }, async ({ visitor, signIn }) => {
    const page = await signIn()
    const fields = formsIn(page.text)[0]?.fields ?? new URLSearchParams()
    const posted = (path: string, more: Record<string, string>) => {
      const form = new URLSearchParams([...fields, ...Object.entries(more)])
      for (const [name, value] of Object.entries(more)) form.set(name, value)
      return visitor.go('POST', formsIn(page.text)[0]?.action.replace('/mfa?', `${path}?`) ?? '', form)
    }
    const others = [
      await posted('/mfaOption', { method: 'SMS_MFA' }),
      await posted('/mfaRegister', { method: 'SOFTWARE_TOKEN_MFA' }),
      await posted('/mfaRegister', { method: 'EMAIL_OTP', address: 'eve@mail.example' }),
      await posted('/resetPassword', { password: goodPassword }),
      await posted('/mfa', { method: 'SOFTWARE_TOKEN_MFA', code: '000000' }),
      await posted('/mfa', { method: 'NONSENSE', code: '000000' }),
      await posted('/mfa', { session: '', code: '000000' }),
      await posted('/mfa', { session: 'x'.repeat(100), code: '000000' }),
    ]
    for (const shown of others) assert.equal(titleIn(shown), en.sessionTitle)
    assert.equal(visitor.cookies.has('cognito'), false)
  }))

test('an authenticator app is set up with a picture or a key, and then leads to the app', () =>
  within({ prepare: demanding(['SOFTWARE_TOKEN_MFA']) }, async ({ world, visitor, signIn }) => {
    const page = await signIn()
    assert.equal(titleIn(page), en.setUpAppTitle)
    assert.match(page.text, /<svg class="qr" role="img" aria-label="[^"]+"/)
    const secret = formsIn(page.text)[0]?.fields.get('secret') ?? ''
    assert.ok(page.text.includes(`>${secret.match(/.{4}/g)?.join(' ')}<`))
    const wrong = await visitor.submit(page, '/mfaRegister', { code: '000000', deviceName: 'My <phone>' })
    assert.equal(messageIn(wrong), en.errorCodeWrong)
    assert.equal(formsIn(wrong.text)[0]?.fields.get('secret'), secret)
    assert.match(wrong.text, /My &lt;phone&gt;/)
    assert.match((await visitor.submit(wrong, '/mfaRegister', { code: appCode(world, secret) })).address, app)

    world.harness.clock.advance(30)
    const asked = await signIn()
    assert.match(plain(asked.text), /on “<bdi>My <phone><\/bdi>”/)
    assert.match(asked.text, /My &lt;phone&gt;/)
    const code = appCode(world, secret)
    assert.match((await visitor.submit(asked, '/mfa', { code })).address, app)
    const replayed = await visitor.submit(await signIn(), '/mfa', { code })
    assert.equal(messageIn(replayed), en.errorCodeUsed)
  }))

test('who can choose what to set up does, and an address becomes theirs by its code', () =>
  within({ prepare: demanding(['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']) }, async ({ world, visitor, signIn }) => {
    const choice = await signIn()
    assert.equal(titleIn(choice), en.setUpTitle)
    assert.deepEqual(formsIn(choice.text)[0]?.buttons.getAll('method'), ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'])
    const sms = await visitor.submit(choice, '/mfaRegister', { method: 'SMS_MFA' })
    assert.equal(titleIn(sms), en.setUpSmsTitle)
    const wrong = await visitor.submit(sms, '/mfaRegister', { address: 'nonsense' })
    assert.equal(messageIn(wrong), en.errorPhone)
    const asked = await visitor.submit(wrong, '/mfaRegister', { address: '+1 (206) 555-0100' })
    assert.equal(titleIn(asked), en.mfaTitle)
    await newestCode(world)
    const again = await visitor.submit(asked, '/mfa', {}, 'resend')
    assert.match((await visitor.submit(again, '/mfa', { code: await newestCode(world) })).address, app)
    const user = await world.harness.call('AdminGetUser', { UserPoolId: world.poolId, Username: 'ada' })
    const kept = user.UserAttributes?.map(({ Name, Value }) => `${Name}=${Value}`) ?? []
    assert.deepEqual(kept.slice(1).sort(), [`phone_number=${phone}`, 'phone_number_verified=true'])
  }))

test('an e-mail address is set up by itself where it is the only way', () =>
  within({ prepare: demanding(['EMAIL_OTP']) }, async ({ world, visitor, signIn }) => {
    const page = await signIn()
    assert.equal(titleIn(page), en.setUpEmailTitle)
    assert.equal(messageIn(await visitor.submit(page, '/mfaRegister', { address: 'nonsense' })), en.errorEmail)
    const asked = await visitor.submit(page, '/mfaRegister', { address: 'ada@mail.example' })
    assert.match((await visitor.submit(asked, '/mfa', { code: await newestCode(world) })).address, app)
  }))

test('the API does not let a phone number be set up, as Cognito’s does not', () =>
  within(
    {
      prepare: demanding(['SMS_MFA']),
      client: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
    },
    async ({ world: { harness, clientId } }) => {
      const { Session } = await harness.call('InitiateAuth', {
        ClientId: clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'ada', PASSWORD: goodPassword },
      })
      const refused = await harness.refusal('RespondToAuthChallenge', {
        ClientId: clientId,
        ChallengeName: 'MFA_SETUP',
        Session,
        ChallengeResponses: { USERNAME: 'ada', PHONE_NUMBER: phone },
      })
      assert.equal(refused.code, 'InvalidParameterException')
    },
  ))

test('who has two second factors chooses, once', () =>
  within(
    { prepare: demanding(['SMS_MFA', 'EMAIL_OTP']), user: { phone_number: phone, email: 'ada@mail.example' } },
    async ({ world, visitor, signIn }) => {
      const choice = await signIn()
      assert.equal(titleIn(choice), en.choiceTitle)
      assert.deepEqual(formsIn(choice.text)[0]?.buttons.getAll('method'), ['SMS_MFA', 'EMAIL_OTP'])
      const page = await visitor.submit(choice, '/mfaOption', { method: 'EMAIL_OTP' })
      assert.match(page.text, /e-mail to/)
      assert.equal(titleIn(await visitor.submit(choice, '/mfaOption', { method: 'SMS_MFA' })), en.sessionTitle)
      assert.match((await visitor.submit(page, '/mfa', { code: await newestCode(world) })).address, app)
    },
  ))

const temporary = 'Temp0rary!'

test('a temporary password is replaced, with what is still missing', () =>
  within(
    { pool: { Schema: [{ Name: 'name', Required: true, Mutable: true }] }, user: { name: 'x' } },
    async ({ world, visitor }) => {
      const { harness, poolId } = world
      await harness.call('AdminCreateUser', {
        UserPoolId: poolId,
        Username: 'new',
        TemporaryPassword: temporary,
        MessageAction: 'SUPPRESS',
      })
      const page = await visitor.submit(await visitor.open('/login'), '/login', {
        username: 'new',
        password: temporary,
      })
      assert.equal(titleIn(page), en.newPasswordTitle)
      const good = { password: goodPassword, 'requiredAttributes[name]': 'New & <Old>' }
      const weak = await visitor.submit(page, '/resetPassword', { ...good, password: 'short' })
      assert.deepEqual([weak.status, messageIn(weak)], [400, en.errorPassword])
      assert.equal(formsIn(weak.text)[0]?.fields.get('requiredAttributes[name]'), 'New & <Old>')
      const open = await visitor.submit(page, '/resetPassword', { ...good, 'requiredAttributes[name]': '' })
      assert.equal(messageIn(open), en.errorEntries)
      assert.match((await visitor.submit(weak, '/resetPassword', good)).address, app)
      assert.equal(titleIn(await visitor.submit(weak, '/resetPassword', good)), en.sessionTitle)
    },
  ))

test('a temporary password that has run out is said', () =>
  within({}, async ({ world, visitor }) => {
    const { harness, poolId } = world
    const Username = 'late'
    await harness.call('AdminCreateUser', {
      UserPoolId: poolId,
      Username,
      TemporaryPassword: temporary,
      MessageAction: 'SUPPRESS',
    })
    harness.clock.advance(7 * 86_400)
    const shown = await visitor.submit(await visitor.open('/login'), '/login', {
      username: Username,
      password: temporary,
    })
    assert.equal(messageIn(shown), en.errorTemporaryExpired)
  }))
