import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createHarness, type Harness } from '#test/support/harness.ts'
import { addUser, claimsOf, goodPassword, signInByPassword, signInBySrp, type World } from '#test/support/people.ts'
import {
  accessTokenOf,
  answer,
  createMfaWorld,
  enrolApp,
  expired,
  invalid,
  newestCode,
  phone,
  refusalOf,
  respond,
  used,
  wrongCode,
  wrongMessage,
} from './mfa-fixture.ts'

let harness: Harness
let world: World
before(async () => {
  harness = await createHarness()
  world = await createMfaWorld(harness, 'ON', ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'])
})
after(() => harness.close())

const attributesOf = async (Username: string, target = world) => {
  const { UserAttributes = [] } = await harness.call('AdminGetUser', { UserPoolId: target.poolId, Username })
  return Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]))
}

for (const [method, attribute, value, masked, medium, digits] of [
  ['SMS_MFA', 'phone_number', phone, '+*******0100', 'SMS', 6],
  ['EMAIL_OTP', 'email', 'person@example.com', 'p***@e***', 'EMAIL', 8],
] as const) {
  test(`${method}: a code goes out and comes back, and verifies the address`, async () => {
    const username = `one-${method}`
    await addUser(harness, world, username, { [attribute]: value })
    const { ChallengeName, ChallengeParameters, Session } = await signInBySrp(harness, world, username)
    assert.equal(ChallengeName, method)
    assert.deepEqual(ChallengeParameters, {
      USER_ID_FOR_SRP: username,
      CODE_DELIVERY_DELIVERY_MEDIUM: medium,
      CODE_DELIVERY_DESTINATION: masked,
    })
    const [sent] = await harness.messages(world.poolId)
    assert.deepEqual([sent?.kind, sent?.channel, sent?.recipient], ['authentication', medium.toLowerCase(), value])
    const code = await newestCode(harness, world)
    assert.match(code, new RegExp(`^\\d{${digits}}$`))
    assert.ok(sent?.message.body.includes(code))
    assert.notEqual((await attributesOf(username))[`${attribute}_verified`], 'true')

    const typed = (text: string) => answer(world, method, Session, username, text)
    for (const wrong of [wrongCode(code), code.slice(1), `${code}0`])
      assert.deepEqual(await refusalOf(harness, typed(wrong)), wrongMessage)
    const { AuthenticationResult } = await harness.call('RespondToAuthChallenge', typed(code))
    assert.equal(claimsOf(AuthenticationResult?.IdToken)[`${attribute}_verified`], true)
    assert.equal((await attributesOf(username))[`${attribute}_verified`], 'true')
    assert.deepEqual(await refusalOf(harness, typed(code)), used)
  })

  test(`${method}: the administrator’s sign-in gets the same challenge`, async () => {
    const username = `admin-${method}`
    await addUser(harness, world, username, { [attribute]: value })
    const pool = { UserPoolId: world.poolId, ClientId: world.clientId }
    const AuthParameters = { USERNAME: username, PASSWORD: goodPassword }
    const start = { ...pool, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters } as const
    const { ChallengeName, Session } = await harness.call('AdminInitiateAuth', start)
    assert.equal(ChallengeName, method)
    const code = await newestCode(harness, world)
    const wrong = { ...pool, ...answer(world, method, Session, username, wrongCode(code)) }
    assert.equal((await harness.refusal('AdminRespondToAuthChallenge', wrong)).code, 'CodeMismatchException')
    const right = { ...pool, ...answer(world, method, Session, username, code) }
    assert.ok((await harness.call('AdminRespondToAuthChallenge', right)).AuthenticationResult)
  })
}

test('a code ends with its session, as long as the client says', async () => {
  const slow = await createMfaWorld(harness, 'ON', ['SMS_MFA'], { client: { AuthSessionValidity: 5 } })
  await addUser(harness, slow, 'anna', { phone_number: phone })
  const first = await signInByPassword(harness, slow, 'anna')
  const code = await newestCode(harness, slow)
  harness.clock.advance(298)
  assert.ok(
    (await harness.call('RespondToAuthChallenge', answer(slow, 'SMS_MFA', first.Session, 'anna', code)))
      .AuthenticationResult,
  )
  const second = await signInByPassword(harness, slow, 'anna')
  const late = await newestCode(harness, slow)
  harness.clock.advance(299)
  assert.deepEqual(await refusalOf(harness, answer(slow, 'SMS_MFA', second.Session, 'anna', late)), expired)
})

test('each sign-in has its own code', async () => {
  await addUser(harness, world, 'bert', { phone_number: phone })
  const first = await signInByPassword(harness, world, 'bert')
  const firstCode = await newestCode(harness, world)
  const second = await signInByPassword(harness, world, 'bert')
  const secondCode = await newestCode(harness, world)
  if (firstCode !== secondCode)
    assert.deepEqual(
      await refusalOf(harness, answer(world, 'SMS_MFA', second.Session, 'bert', firstCode)),
      wrongMessage,
    )
  const input = answer(world, 'SMS_MFA', first.Session, 'bert', firstCode)
  assert.ok((await harness.call('RespondToAuthChallenge', input)).AuthenticationResult)
})

test('a code proves the address it went to, not one that was set meanwhile', async () => {
  await addUser(harness, world, 'cora', { phone_number: phone })
  const { Session } = await signInByPassword(harness, world, 'cora')
  const code = await newestCode(harness, world)
  await harness.call('AdminUpdateUserAttributes', {
    UserPoolId: world.poolId,
    Username: 'cora',
    UserAttributes: [{ Name: 'phone_number', Value: '+12065550199' }],
  })
  assert.deepEqual(await refusalOf(harness, answer(world, 'SMS_MFA', Session, 'cora', code)), wrongMessage)
  assert.notEqual((await attributesOf('cora')).phone_number_verified, 'true')
})

test('an address that is another’s sign-in name stays unverified, and lets its user in', async () => {
  const aliases = await createMfaWorld(harness, 'ON', ['EMAIL_OTP'], { pool: { AliasAttributes: ['email'] } })
  await addUser(harness, aliases, 'dora', { email: 'shared@example.com', email_verified: 'true' })
  await addUser(harness, aliases, 'emil', { email: 'shared@example.com' })
  const { Session } = await signInByPassword(harness, aliases, 'emil')
  const code = await newestCode(harness, aliases)
  const input = answer(aliases, 'EMAIL_OTP', Session, 'emil', code)
  assert.ok((await harness.call('RespondToAuthChallenge', input)).AuthenticationResult)
  assert.notEqual((await attributesOf('emil', aliases)).email_verified, 'true')
  const byAddress = await signInByPassword(harness, aliases, 'shared@example.com')
  assert.equal(byAddress.ChallengeParameters?.USER_ID_FOR_SRP, 'dora')
})

test('a verified address becomes a sign-in name', async () => {
  const aliases = await createMfaWorld(harness, 'ON', ['EMAIL_OTP'], { pool: { AliasAttributes: ['email'] } })
  await addUser(harness, aliases, 'fritz', { email: 'fritz@example.com' })
  const { Session } = await signInByPassword(harness, aliases, 'fritz')
  const code = await newestCode(harness, aliases)
  await harness.call('RespondToAuthChallenge', answer(aliases, 'EMAIL_OTP', Session, 'fritz', code))
  const second = await signInByPassword(harness, aliases, 'fritz@example.com')
  const last = answer(aliases, 'EMAIL_OTP', second.Session, 'fritz@example.com', await newestCode(harness, aliases))
  assert.ok((await harness.call('RespondToAuthChallenge', last)).AuthenticationResult)
})

test('several methods and no preference: the user chooses, and the choice sends the code', async () => {
  const optional = await createMfaWorld(harness, 'OPTIONAL', ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'])
  await addUser(harness, optional, 'gina', { phone_number: phone, email: 'gina@example.com' })
  const AccessToken = await accessTokenOf(harness, optional, 'gina')
  const app = await enrolApp(harness, AccessToken, { prefer: false })
  const on = { Enabled: true }
  await harness.call('SetUserMFAPreference', { AccessToken, SMSMfaSettings: on, SoftwareTokenMfaSettings: on })
  const select = async () => {
    const { ChallengeName, ChallengeParameters, Session } = await signInByPassword(harness, optional, 'gina')
    assert.equal(ChallengeName, 'SELECT_MFA_TYPE')
    assert.deepEqual(ChallengeParameters, {
      USER_ID_FOR_SRP: 'gina',
      MFAS_CAN_CHOOSE: JSON.stringify(['SMS_MFA', 'SOFTWARE_TOKEN_MFA']),
    })
    return (ANSWER: string) => respond(optional, 'SELECT_MFA_TYPE', Session, { USERNAME: 'gina', ANSWER })
  }
  const choose = await select()
  const sent = (await harness.messages(optional.poolId)).length
  for (const ANSWER of ['EMAIL_OTP', 'PASSWORD', 'sms_mfa', '__proto__'])
    assert.deepEqual(await refusalOf(harness, choose(ANSWER)), [
      'InvalidParameterException',
      'Invalid MFA type selected',
    ])
  assert.equal((await harness.messages(optional.poolId)).length, sent, 'nothing is sent before the choice')
  const bySms = await harness.call('RespondToAuthChallenge', choose('SMS_MFA'))
  assert.equal(bySms.ChallengeName, 'SMS_MFA')
  assert.deepEqual(await refusalOf(harness, choose('SMS_MFA')), used)
  const code = answer(optional, 'SMS_MFA', bySms.Session, 'gina', await newestCode(harness, optional))
  assert.ok((await harness.call('RespondToAuthChallenge', code)).AuthenticationResult)

  const byApp = await harness.call('RespondToAuthChallenge', (await select())('SOFTWARE_TOKEN_MFA'))
  assert.equal(byApp.ChallengeName, 'SOFTWARE_TOKEN_MFA')
  const typed = answer(optional, 'SOFTWARE_TOKEN_MFA', byApp.Session, 'gina', app.code())
  assert.ok((await harness.call('RespondToAuthChallenge', typed)).AuthenticationResult)

  const late = await select()
  await harness.call('SetUserMFAPreference', { AccessToken, SMSMfaSettings: { Enabled: true, PreferredMfa: true } })
  assert.deepEqual(await refusalOf(harness, late('SMS_MFA')), invalid)
})

test('the pool writes the text of its codes', async () => {
  const own = await createMfaWorld(harness, 'ON', ['SMS_MFA', 'EMAIL_OTP'])
  await harness.call('SetUserPoolMfaConfig', {
    UserPoolId: own.poolId,
    MfaConfiguration: 'ON',
    SmsMfaConfiguration: { SmsAuthenticationMessage: 'Text {####}' },
    EmailMfaConfiguration: { Subject: 'Come in', Message: 'Mail {####}' },
  })
  await addUser(harness, own, 'hugo', { phone_number: phone })
  await addUser(harness, own, 'ines', { email: 'ines@example.com' })
  await signInByPassword(harness, own, 'hugo')
  harness.clock.advance(1)
  await signInByPassword(harness, own, 'ines')
  const [mail, text] = await harness.messages(own.poolId)
  assert.deepEqual([mail?.message.subject, mail?.message.body], ['Come in', `Mail ${mail?.message.code}`])
  assert.equal(text?.message.body, `Text ${text?.message.code}`)
})
