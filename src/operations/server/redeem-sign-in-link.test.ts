import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Services } from '#flows/services.ts'
import { newSignInLink } from '#flows/sign-in-link.ts'
import { createHarness, type Harness, testAccessKey } from '#test/support/harness.ts'

const refused = {
  code: 'NotAuthorizedException',
  message:
    'This sign-in link has been used or has run out. Make another with "npm start -- --sign-in-link", or sign in with the access key.',
  status: 400,
}
const redeemed = { AccessKeyId: testAccessKey.accessKeyId, SecretAccessKey: testAccessKey.secretAccessKey }

async function startHarness(context: TestContext, options?: Parameters<typeof createHarness>[0]): Promise<Harness> {
  const harness = await createHarness(options)
  context.after(() => harness.close())
  return harness
}

function tokenOf(services: Services, accessKeyId = testAccessKey.accessKeyId): string {
  const link = newSignInLink(services, 'https://id.example.com', accessKeyId)
  const [, token = ''] = /^https:\/\/id\.example\.com\/console\/sign-in#link=([\w-]+)$/.exec(link) ?? []
  assert.ok(token, link)
  return token
}

const unsigned = { kind: 'unsigned' } as const

test('a link is good for the access key, without a signature, once', async (context) => {
  const { services, call, refusal } = await startHarness(context)
  const Token = tokenOf(services)
  assert.deepEqual(await call('RedeemSignInLink', { Token }), { ...redeemed, Region: 'us-east-1' })
  assert.deepEqual(await refusal('RedeemSignInLink', { Token }, unsigned), refused)
})

test('CVE-2026-53512: of fifty who show one link at once, one gets the key', async (context) => {
  const { services, call } = await startHarness(context)
  const Token = tokenOf(services)
  const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => call('RedeemSignInLink', { Token })))
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
})

test('one link used up is not the other', async (context) => {
  const { services, call } = await startHarness(context)
  const [first, second] = [tokenOf(services), tokenOf(services)]
  assert.notEqual(first, second)
  await call('RedeemSignInLink', { Token: first })
  await call('RedeemSignInLink', { Token: second })
})

test('a link runs out after an hour, to the second', async (context) => {
  const { services, call, refusal, clock } = await startHarness(context)
  const [inTime, late] = [tokenOf(services), tokenOf(services)]
  clock.advance(3_599)
  await call('RedeemSignInLink', { Token: inTime })
  clock.advance(1)
  assert.deepEqual(await refusal('RedeemSignInLink', { Token: late }, unsigned), refused)
})

test('a used link stays used after its row was cleaned up', async (context) => {
  const { services, store, call, refusal, clock } = await startHarness(context)
  const Token = tokenOf(services)
  await call('RedeemSignInLink', { Token })
  clock.advance(3_600)
  await store.usedSessions.purge(new Date(clock.now().getTime() + 1))
  assert.deepEqual(await refusal('RedeemSignInLink', { Token }, unsigned), refused)
})

test('a link to a key that was replaced, or that does not exist yet, is worth nothing', async (context) => {
  const { services, refusal } = await startHarness(context)
  const Token = tokenOf(services, 'AKIAOTHEROTHEROTHER1')
  assert.deepEqual(await refusal('RedeemSignInLink', { Token }, unsigned), refused)
  const own = tokenOf(services)
  Object.assign(services, { accessKey: () => undefined })
  assert.deepEqual(await refusal('RedeemSignInLink', { Token: own }, unsigned), refused)
})

test('whatever is no token of a link is refused in the same words', async (context) => {
  const { services, refusal } = await startHarness(context)
  const good = tokenOf(services)
  const expiresAt = services.clock.now().getTime() + 60_000
  const payload = { id: 'made up', accessKeyId: testAccessKey.accessKeyId, expiresAt }
  const others = {
    'a made-up text': 'x'.repeat(160),
    'one character': 'x',
    'the longest text there may be': 'x'.repeat(2_048),
    'a box for another use': services.boxes.sealBox('auth-session', payload),
    'the payload in the open': Buffer.from(JSON.stringify(payload)).toString('base64url'),
    'a token cut short': good.slice(0, -1),
    'a token with more behind it': `${good}A`,
    'a token with one bit changed': `${good.slice(0, 60)}${good[60] === 'A' ? 'B' : 'A'}${good.slice(61)}`,
    'a whole link': `https://id.example.com/console/sign-in#link=${good}`,
  }
  for (const [what, Token] of Object.entries(others))
    assert.deepEqual(await refusal('RedeemSignInLink', { Token }, unsigned), refused, what)
  assert.equal((await refusal('RedeemSignInLink', {}, unsigned)).code, 'InvalidParameterException')
  const long = await refusal('RedeemSignInLink', { Token: 's3cret'.repeat(400) }, unsigned)
  assert.equal(long.code, 'InvalidParameterException')
  assert.doesNotMatch(long.message, /s3cret/)
})

test('tries from one address are limited', async (context) => {
  const harness = await startHarness(context, { limits: true })
  const { refusal } = harness.from('192.0.2.9')
  const codes = new Set<string>()
  for (let tries = 0; tries < 502; tries++)
    codes.add((await refusal('RedeemSignInLink', { Token: 'made up' }, unsigned)).code)
  assert.deepEqual([...codes], ['NotAuthorizedException', 'TooManyRequestsException'])
})
