import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Input } from '#operations/operation.ts'
import { createHarness, type Harness, RefusedCall } from '#test/support/harness.ts'
import type { Choices } from '../../console/src/create-pool/model/choices.ts'
import { choose, goodChoices, hostedUi } from '../../console/src/create-pool/model/choices-fixture.ts'
import { domainPrefixOf, inputOf, type PlannedCall } from '../../console/src/create-pool/model/planned-call.ts'
import { problemsOf } from '../../console/src/create-pool/model/problems.ts'
import { initialQuickChoices, quickCalls } from '../../console/src/create-pool/model/quick-setup.ts'
import { callsOf, type PoolRequests, requestsOf } from '../../console/src/create-pool/model/requests.ts'

/** What the console's wizard asks for is what the API takes, and what the API shows afterwards is what was asked for. */

let harness: Harness
before(async () => {
  harness = await createHarness()
})
after(() => harness.close())

for (const [name, choices] of Object.entries(goodChoices)) {
  test(`the API makes the pool of the wizard: ${name}`, async () => {
    const requests = requestsOf(choices)
    const told = await make(callsOf(requests))
    await checkPool(told.poolId, requests)
    await checkMfa(told.poolId, requests)
    await checkDomain(told.poolId, requests)
    await checkClient(told, requests.client)
  })
}

const quick = initialQuickChoices('x1y2z3')
for (const changes of [
  { appType: 'web', returnUrl: 'https://example.com' },
  { appType: 'spa' },
  { appType: 'mobile', returnUrl: 'myapp://example', phone: true, userName: true },
  { appType: 'web', email: false, phone: true },
  { appType: 'spa', email: false, userName: true, additionalRequired: ['phone_number', 'email'] },
  { appType: 'm2m' },
] as const) {
  test(`the API makes what quick setup asks for: ${JSON.stringify(changes)}`, async () => {
    const calls = quickCalls({ ...quick, ...changes })
    const told = await make(calls)
    for (const call of calls) {
      if (call.operation === 'CreateUserPool')
        await checkPool(told.poolId, { pool: call.input as PoolRequests['pool'] })
      if (call.operation === 'CreateUserPoolClient') await checkClient(told, call.input)
    }
    const { DomainDescription } = await harness.call('DescribeUserPoolDomain', { Domain: domainPrefixOf(told.poolId) })
    assert.deepEqual([DomainDescription?.UserPoolId, DomainDescription?.ManagedLoginVersion], [told.poolId, 2])
  })
}

type Made = { readonly poolId: string; readonly clientId: string }

/** Sends the calls as the console's run does, and learns from their answers. */
async function make(calls: readonly PlannedCall[]): Promise<Made> {
  const told = { poolId: '', clientId: '' }
  for (const call of calls) {
    const answer = await harness.call(call.operation, inputOf(call, told) as Input<typeof call.operation>)
    if ('UserPool' in answer) told.poolId = answer.UserPool?.Id ?? ''
    if ('UserPoolClient' in answer) told.clientId = answer.UserPoolClient?.ClientId ?? ''
  }
  return told
}

async function checkPool(UserPoolId: string, { pool, mfa }: Pick<PoolRequests, 'pool' | 'mfa'>) {
  const { UserPool } = await harness.call('DescribeUserPool', { UserPoolId })
  const { PoolName, Schema, ...asked } = pool
  const MfaConfiguration = mfa?.MfaConfiguration ?? asked.MfaConfiguration
  assertShows(UserPool ?? {}, withoutEmptyLists({ Name: PoolName, ...asked, MfaConfiguration }))
  for (const attribute of Schema ?? []) {
    const Name = attribute.Required ? attribute.Name : `custom:${attribute.Name}`
    const shown = UserPool?.SchemaAttributes?.find((each) => each.Name === Name)
    assertShows(shown ?? {}, { ...attribute, Name })
  }
}

async function checkDomain(UserPoolId: string, { domain }: PoolRequests) {
  if (!domain) return
  const { DomainDescription } = await harness.call('DescribeUserPoolDomain', { Domain: domain.Domain ?? '' })
  assertShows(DomainDescription ?? {}, { ...domain, UserPoolId })
}

async function checkMfa(UserPoolId: string, { pool, mfa }: PoolRequests) {
  const shown = await harness.call('GetUserPoolMfaConfig', { UserPoolId })
  const bySms = mfa ? mfa.SmsMfaConfiguration !== undefined : pool.MfaConfiguration !== 'OFF'
  assert.equal(shown.SmsMfaConfiguration !== undefined, bySms)
  assert.deepEqual(shown.SoftwareTokenMfaConfiguration, mfa?.SoftwareTokenMfaConfiguration)
  assert.deepEqual(shown.EmailMfaConfiguration, mfa?.EmailMfaConfiguration)
}

async function checkClient(told: Made, { GenerateSecret, ...asked }: Partial<PoolRequests['client']>) {
  const ids = { UserPoolId: told.poolId, ClientId: told.clientId }
  const { UserPoolClient } = await harness.call('DescribeUserPoolClient', ids)
  assertShows(UserPoolClient ?? {}, asked)
  assert.equal(UserPoolClient?.ClientSecret !== undefined, GenerateSecret)
}

/** Everything that was asked for stands in the answer; the answer may say more. */
function assertShows(shown: object, asked: object) {
  const overlap = (value: unknown, like: unknown): unknown => {
    if (typeof like !== 'object' || like === null || Array.isArray(like)) return value
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(like).map(([key, each]) => [key, overlap(Reflect.get(value, key), each)]))
  }
  const plain = (value: object) => JSON.parse(JSON.stringify(value))
  assert.deepEqual(plain({ it: overlap(plain(shown), plain(asked)) }), { it: plain(asked) })
}

/** Cognito shows an empty list at the top as if it had never been given. */
function withoutEmptyLists(asked: object) {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => !(Array.isArray(value) && value.length === 0)))
}

type Wrong = readonly [field: string, choices: Choices]

const attribute = { name: 'plan', type: 'String', min: '', max: '', mutable: true } as const
// A prefix is free once in the whole server: a taken one must not be the reason of a refusal.
let domains = 0
const fresh = () => ({ ...hostedUi, domainPrefix: `d${domains++}` })
const withUrl = (url: string) => choose({ app: { ...fresh(), callbackUrls: [url] } })
const withDomain = (customDomain: string) =>
  choose({
    app: {
      ...hostedUi,
      domainKind: 'custom',
      customDomain,
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
    },
  })
const custom = (change: object) => choose({ signUp: { customAttributes: [{ ...attribute, ...change }] } })
const shortest = { accessToken: { days: '0', minutes: '5' }, idToken: { days: '0', minutes: '5' } }
const policy = (change: object) => choose({ security: { passwordMode: 'custom', ...change } })

/** What the wizard stops on Next, the API would refuse too. */
const wrong: readonly Wrong[] = [
  ['security.minimumLength', policy({ minimumLength: '5' })],
  ['security.minimumLength', policy({ minimumLength: '100' })],
  ['security.temporaryPasswordDays', policy({ temporaryPasswordDays: '366' })],
  ['security.mfaMethods', choose({ security: { mfa: 'ON' } })],
  ['security.recovery', choose({ security: { mfa: 'ON', mfaBySms: true, recovery: 'sms' } })],
  ['security.recovery', choose({ security: { mfa: 'ON', mfaByEmail: true, recovery: 'email' } })],
  ['signUp.customAttributes.0.name', custom({ name: '' })],
  ['signUp.customAttributes.0.name', custom({ name: 'a'.repeat(21) })],
  ['signUp.customAttributes.0.name', custom({ name: 'two words' })],
  ['signUp.customAttributes.0.name', custom({ name: 'a:b' })],
  ['signUp.customAttributes.0.name', custom({ name: 'sub' })],
  ['signUp.customAttributes.1.name', choose({ signUp: { customAttributes: [attribute, attribute] } })],
  ['signUp.customAttributes.0.min', custom({ min: '2049' })],
  ['signUp.customAttributes.0.min', custom({ type: 'Number', min: 'one' })],
  ['signUp.customAttributes.0.max', custom({ min: '2', max: '1' })],
  ['signUp.customAttributes.0.max', custom({ type: 'Number', min: '1e2', max: '99' })],
  ['signUp.customAttributes', manyAttributes(51)],
  ['delivery.replyTo', choose({ delivery: { replyTo: 'nobody' } })],
  ['app.poolName', choose({ app: { poolName: '' } })],
  ['app.poolName', choose({ app: { poolName: 'a'.repeat(129) } })],
  ['app.poolName', choose({ app: { poolName: 'né' } })],
  ['app.clientName', choose({ app: { clientName: 'a/b' } })],
  ['app.sessionMinutes', choose({ app: { sessionMinutes: '2' } })],
  ['app.sessionMinutes', choose({ app: { sessionMinutes: '16' } })],
  ['app.refreshToken', choose({ app: { refreshToken: { days: '0', minutes: '59' }, ...shortest } })],
  ['app.refreshToken', choose({ app: { refreshToken: { days: '3650', minutes: '1' } } })],
  ['app.accessToken', choose({ app: { accessToken: { days: '0', minutes: '4' } } })],
  ['app.idToken', choose({ app: { idToken: { days: '1', minutes: '1' } } })],
  [
    'app.idToken',
    choose({ app: { refreshToken: { days: '0', minutes: '60' }, idToken: { days: '0', minutes: '61' } } }),
  ],
  ['app.grants', choose({ app: { ...fresh(), grants: [] } })],
  ['app.grants', choose({ app: { ...fresh(), grants: ['client_credentials'] } })],
  ['app.grants', choose({ app: { ...fresh(), grants: ['client_credentials', 'code'], generateSecret: true } })],
  ['app.scopes', choose({ app: { ...fresh(), scopes: [] } })],
  ['app.domainPrefix', choose({ app: { ...hostedUi, domainPrefix: 'My-App' } })],
  ['app.domainPrefix', choose({ app: { ...hostedUi, domainPrefix: 'my-aws' } })],
  ['app.domainPrefix', choose({ app: { ...hostedUi, domainPrefix: 'a'.repeat(64) } })],
  ['app.customDomain', withDomain('example')],
  ['app.customDomain', withDomain('Auth.example.com')],
  ['app.callbackUrls.0', withUrl('http://example.com')],
  ['app.callbackUrls.0', withUrl('/signed-in')],
  ['app.callbackUrls.0', withUrl('https://example.com/#top')],
  ['app.callbackUrls.0', withUrl('javascript:alert(1)')],
  ['app.callbackUrls.0', withUrl('https://me@example.com')],
  ['app.callbackUrls.0', withUrl(`https://example.com/${'a'.repeat(1_005)}`)],
  ['app.tags.0.key', choose({ app: { tags: [{ key: 'aws:x', value: '' }] } })],
  ['app.tags.0.key', choose({ app: { tags: [{ key: 'k'.repeat(129), value: '' }] } })],
  ['app.tags.0.value', choose({ app: { tags: [{ key: 'k', value: 'v'.repeat(257) }] } })],
]

function manyAttributes(count: number): Choices {
  const customAttributes = Array.from({ length: count }, (_, index) => ({ ...attribute, name: `a${index}` }))
  return choose({ signUp: { customAttributes } })
}

for (const [index, [field, choices]] of wrong.entries()) {
  test(`what Next stops, the API refuses: ${field}, ${index}`, async () => {
    const [section = ''] = field.split('.')
    assert.deepEqual(Object.keys(problemsOf(section as 'app', choices)), [field])
    await assert.rejects(make(callsOf(requestsOf(choices))), RefusedCall)
  })
}
