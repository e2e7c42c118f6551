import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wizardProblems } from '#texts/wizard-problems.ts'
import { standardAttributes, verificationFlags } from './attributes.ts'
import type { AppChoices, DeliveryChoices, Step } from './choices.ts'
import { type Changes, choose, goodChoices, hostedUi } from './choices-fixture.ts'
import { problem, sentenceOf } from './problem.ts'
import { firstStepWithProblems, problemsOf } from './problems.ts'
import { quickProblemsOf } from './quick-problems.ts'
import { initialQuickChoices } from './quick-setup.ts'

for (const [name, choices] of Object.entries(goodChoices)) {
  test(`every step lets pass: ${name}`, () => assert.equal(firstStepWithProblems(choices), undefined))
}

type Case = readonly [changes: Changes, expected: Readonly<Record<string, string>>]

const used = new Set<string>()

function check(step: Step, cases: readonly Case[]) {
  for (const [changes, expected] of cases) {
    for (const key of Object.values(expected)) used.add(key)
    test(`Next of ${step}: ${JSON.stringify(changes).slice(0, 150)}`, () => {
      const found = problemsOf(step, choose(changes), { takenDomains: ['taken', 'auth.taken.example'] })
      const keys = Object.fromEntries(Object.entries(found).map(([path, { key }]) => [path, key]))
      assert.deepEqual(keys, expected)
    })
  }
}

check('signIn', [
  [{ signIn: { email: false } }, { signIn: 'signInOptionMissing' }],
  [{ signIn: { email: false, preferredUserName: true } }, { signIn: 'signInOptionMissing' }],
])

const custom = (changes: object): Changes => ({ security: { passwordMode: 'custom', ...changes } })
const length = { 'security.minimumLength': 'minimumLengthWrong' }
const days = { 'security.temporaryPasswordDays': 'temporaryPasswordDaysWrong' }
check('security', [
  ...['5', '100', '', '8.5', '-8', '1e1', 'eight'].map((minimumLength): Case => [custom({ minimumLength }), length]),
  ...['6', '99'].map((minimumLength): Case => [custom({ minimumLength }), {}]),
  ...['366', '', '-1'].map((temporaryPasswordDays): Case => [custom({ temporaryPasswordDays }), days]),
  ...['0', '365'].map((temporaryPasswordDays): Case => [custom({ temporaryPasswordDays }), {}]),
  [{ security: { minimumLength: '5', temporaryPasswordDays: '' } }, {}],
  [{ security: { mfa: 'ON' } }, { 'security.mfaMethods': 'mfaMethodMissing' }],
  [{ security: { mfa: 'OPTIONAL' } }, { 'security.mfaMethods': 'mfaMethodMissing' }],
  [{ security: { mfa: 'ON', mfaBySms: true, recovery: 'sms' } }, { 'security.recovery': 'recoveryBySmsFactor' }],
  [{ security: { mfa: 'ON', mfaByEmail: true } }, { 'security.recovery': 'recoveryByEmailFactor' }],
  [{ security: { mfa: 'ON', mfaBySms: true, recovery: 'sms', selfServiceRecovery: false } }, {}],
  [{ security: { mfa: 'OFF', mfaBySms: true, recovery: 'sms' } }, {}],
])

const plan = { name: 'plan', type: 'String', min: '', max: '', mutable: true } as const
const attribute = (changes: object): Changes => ({ signUp: { customAttributes: [{ ...plan, ...changes }] } })
const wrongName = (key: string) => ({ 'signUp.customAttributes.0.name': key })
const many = Array.from({ length: 51 }, (_, index) => ({ ...plan, name: `a${index}` }))
const taken = [...standardAttributes, ...verificationFlags, 'sub']
check('signUp', [
  [attribute({ name: ' ' }), wrongName('customAttributeNameMissing')],
  [attribute({ name: 'a'.repeat(21) }), wrongName('customAttributeNameTooLong')],
  [attribute({ name: 'a'.repeat(20) }), {}],
  [attribute({ name: 'a b' }), wrongName('customAttributeNameWrong')],
  [attribute({ name: 'custom:a' }), wrongName('customAttributeNameWrong')],
  ...taken.map((name): Case => [attribute({ name }), wrongName('customAttributeNameStandard')]),
  [
    { signUp: { customAttributes: [plan, { ...plan, name: 'plan ' }] } },
    { 'signUp.customAttributes.1.name': 'customAttributeNameRepeated' },
  ],
  [{ signUp: { customAttributes: many } }, { 'signUp.customAttributes': 'customAttributesTooMany' }],
  [{ signUp: { customAttributes: many.slice(1) } }, {}],
  ...['2049', '-1', '1.5', '00001'].map(
    (min): Case => [attribute({ min }), { 'signUp.customAttributes.0.min': 'customAttributeLengthWrong' }],
  ),
  [attribute({ min: '0', max: '2048' }), {}],
  [attribute({ min: '2', max: '1' }), { 'signUp.customAttributes.0.max': 'customAttributeRangeEmpty' }],
  [attribute({ min: 'x', max: '1' }), { 'signUp.customAttributes.0.min': 'customAttributeLengthWrong' }],
  [attribute({ type: 'Number', max: '1e999' }), { 'signUp.customAttributes.0.max': 'customAttributeValueWrong' }],
  [
    attribute({ type: 'Number', min: '-1', max: '-2' }),
    { 'signUp.customAttributes.0.max': 'customAttributeRangeEmpty' },
  ],
  [attribute({ type: 'Number', min: '-2.5', max: '1e3' }), {}],
])

const ses = (changes: Partial<DeliveryChoices>): Changes => ({
  delivery: {
    emailProvider: 'ses',
    sesIdentityArn: 'arn:aws:ses:us-east-1:111122223333:identity/Example.com',
    fromAddress: 'a@example.com',
    ...changes,
  },
})
const smsIs = (changes: Partial<DeliveryChoices>): Changes => ({ signIn: { phone: true }, delivery: changes })
check('delivery', [
  [ses({}), {}],
  [ses({ sesIdentityArn: '' }), { 'delivery.sesIdentityArn': 'sesIdentityMissing' }],
  [ses({ sesIdentityArn: 'example.com' }), { 'delivery.sesIdentityArn': 'sesIdentityWrong' }],
  [ses({ fromAddress: '' }), { 'delivery.fromAddress': 'fromAddressMissing' }],
  [ses({ fromAddress: 'example.com' }), { 'delivery.fromAddress': 'fromAddressWrong' }],
  [ses({ fromAddress: 'a@notexample.com' }), { 'delivery.fromAddress': 'fromAddressOutsideIdentity' }],
  [ses({ fromAddress: 'a@mail.EXAMPLE.com' }), {}],
  [
    ses({ sesIdentityArn: 'arn:aws:ses:us-east-1:1:identity/b@example.com' }),
    { 'delivery.fromAddress': 'fromAddressOutsideIdentity' },
  ],
  ...['a\r\nBcc: b@example.com', 'a <b>', 'a"b'].map(
    (fromName): Case => [ses({ fromName }), { 'delivery.fromName': 'fromNameWrong' }],
  ),
  ...['a b', 'a'.repeat(65)].map(
    (configurationSet): Case => [ses({ configurationSet }), { 'delivery.configurationSet': 'configurationSetWrong' }],
  ),
  [{ delivery: { emailProvider: 'ses', fromName: 'a"b' } }, {}],
  ...['nobody', 'a@b', 'a@b.example, c@d.example', 'a b@c.example'].map(
    (replyTo): Case => [{ delivery: { replyTo } }, { 'delivery.replyTo': 'replyToWrong' }],
  ),
  [{ delivery: { replyTo: ' a@b.example ' } }, {}],
  [smsIs({}), {}],
  [smsIs({ smsRoleArn: '' }), { 'delivery.smsRoleArn': 'smsRoleMissing' }],
  [smsIs({ smsRoleArn: 'arn:aws:s3:::bucket' }), { 'delivery.smsRoleArn': 'smsRoleWrong' }],
  [smsIs({ smsExternalId: ' ' }), { 'delivery.smsExternalId': 'smsExternalIdMissing' }],
  [smsIs({ smsRegion: 'here' }), { 'delivery.smsRegion': 'smsRegionWrong' }],
  [{ delivery: { smsRoleArn: '', smsExternalId: '', smsRegion: '' } }, {}],
])

const app = (changes: Partial<AppChoices>): Changes => ({ app: changes })
const hosted = (changes: Partial<AppChoices>): Changes => app({ ...hostedUi, ...changes })
const ownDomain = (changes: Partial<AppChoices>): Changes =>
  hosted({
    domainKind: 'custom',
    customDomain: 'auth.example.com',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1a-2b',
    ...changes,
  })
const url = (text: string, key?: string): Case => [
  hosted({ callbackUrls: [text], signOutUrls: [text] }),
  key ? { 'app.callbackUrls.0': key, 'app.signOutUrls.0': key } : {},
]
const period = (minutes: string) => ({ days: '0', minutes })
const tags = (...list: AppChoices['tags']): Changes => app({ tags: list })
const manyUrls = Array.from({ length: 101 }, (_, index) => `https://example.com/${index}`)
const manyTags = Array.from({ length: 51 }, (_, index) => ({ key: `k${index}`, value: '' }))
check('app', [
  [
    app({ poolName: ' ', clientName: '' }),
    { 'app.poolName': 'poolNameMissing', 'app.clientName': 'clientNameMissing' },
  ],
  [app({ poolName: 'a'.repeat(129) }), { 'app.poolName': 'nameTooLong' }],
  [app({ poolName: 'a'.repeat(128), clientName: 'a_1 +=,.@-' }), {}],
  [app({ clientName: 'a/b' }), { 'app.clientName': 'nameWrong' }],
  [hosted({ domainPrefix: '' }), { 'app.domainPrefix': 'domainPrefixMissing' }],
  ...['A', '-a', 'a-', 'a.b', 'a_b', 'a'.repeat(64)].map(
    (domainPrefix): Case => [hosted({ domainPrefix }), { 'app.domainPrefix': 'domainPrefixWrong' }],
  ),
  ...['a', 'a'.repeat(63), '1-2'].map((domainPrefix): Case => [hosted({ domainPrefix }), {}]),
  ...['my-aws', 'amazonas', 'cognito'].map(
    (domainPrefix): Case => [hosted({ domainPrefix }), { 'app.domainPrefix': 'domainPrefixReserved' }],
  ),
  [hosted({ domainPrefix: 'taken' }), { 'app.domainPrefix': 'domainTaken' }],
  [app({ domainPrefix: 'taken' }), {}],
  [ownDomain({}), {}],
  [
    ownDomain({ customDomain: '', certificateArn: '' }),
    { 'app.customDomain': 'customDomainMissing', 'app.certificateArn': 'certificateMissing' },
  ],
  ...['example', 'Auth.example.com', 'https://a.example', 'a..example', '10.0.0.1'].map(
    (customDomain): Case => [ownDomain({ customDomain }), { 'app.customDomain': 'customDomainWrong' }],
  ),
  [ownDomain({ customDomain: 'auth.taken.example' }), { 'app.customDomain': 'domainTaken' }],
  [ownDomain({ certificateArn: 'arn:aws:iam::1:role/a' }), { 'app.certificateArn': 'certificateWrong' }],
  [hosted({ callbackUrls: ['', ' '] }), { 'app.callbackUrls.0': 'callbackUrlMissing' }],
  [hosted({ callbackUrls: ['https://a.example', ''] }), { 'app.callbackUrls.1': 'urlMissing' }],
  [hosted({ signOutUrls: [''] }), { 'app.signOutUrls.0': 'urlMissing' }],
  [hosted({ callbackUrls: manyUrls }), { 'app.callbackUrls': 'urlsTooMany' }],
  [hosted({ callbackUrls: manyUrls.slice(1) }), {}],
  [hosted({ callbackUrls: ['https://a.example', 'https://a.example '] }), { 'app.callbackUrls.1': 'urlRepeated' }],
  url('https://example.com'),
  url('http://localhost:3000/x?y=z'),
  url('http://127.0.0.1'),
  url('http://[::1]:80/'),
  url('myapp://example'),
  url('com.example.app:/back'),
  url('example.com', 'urlWrong'),
  url('/back', 'urlWrong'),
  url('https://', 'urlWrong'),
  url('https:/example.com', 'urlWrong'),
  url('https://example.com\\@evil.example', 'urlWrong'),
  url('https://exa mple.com', 'urlWrong'),
  url('http://example.com', 'urlInsecure'),
  url('http://localhost.example.com', 'urlInsecure'),
  url('HTTPS://example.com/#', 'urlFragment'),
  url('myapp://a#b', 'urlFragment'),
  url('JavaScript:alert(1)', 'urlSchemeUnsafe'),
  url('data:text/html,x', 'urlSchemeUnsafe'),
  url('https://user:pass@example.com', 'urlUserInformation'),
  url('https://@example.com', 'urlUserInformation'),
  url('https://example.com/@ann'),
  url(`https://example.com/${'a'.repeat(1_004)}`),
  url(`https://example.com/${'a'.repeat(1_005)}`, 'urlTooLong'),
  ...['2', '16', '', '3.5'].map(
    (sessionMinutes): Case => [app({ sessionMinutes }), { 'app.sessionMinutes': 'sessionMinutesWrong' }],
  ),
  [app({ sessionMinutes: '15' }), {}],
  [app({ refreshToken: { days: '', minutes: '' } }), { 'app.refreshToken': 'durationWrong' }],
  [app({ refreshToken: { days: '-1', minutes: '0' } }), { 'app.refreshToken': 'durationWrong' }],
  [app({ refreshToken: { days: '3650', minutes: '1' } }), { 'app.refreshToken': 'refreshTokenRange' }],
  [
    app({ refreshToken: period('59') }),
    {
      'app.refreshToken': 'refreshTokenRange',
      'app.accessToken': 'shortTokenAboveRefresh',
      'app.idToken': 'shortTokenAboveRefresh',
    },
  ],
  [app({ refreshToken: period('60') }), {}],
  [
    app({ accessToken: period('4'), idToken: period('1441') }),
    { 'app.accessToken': 'shortTokenRange', 'app.idToken': 'shortTokenRange' },
  ],
  [app({ accessToken: period('5'), idToken: period('1440') }), {}],
  [hosted({ grants: [] }), { 'app.grants': 'grantMissing' }],
  [hosted({ grants: ['client_credentials'] }), { 'app.grants': 'clientCredentialsNeedSecret' }],
  [hosted({ grants: ['client_credentials', 'code'] }), { 'app.grants': 'clientCredentialsWithOthers' }],
  [hosted({ grants: ['client_credentials'], generateSecret: true }), { 'app.grants': 'clientCredentialsNeedScope' }],
  [hosted({ scopes: [] }), { 'app.scopes': 'scopeMissing' }],
  [hosted({ scopes: ['email'] }), { 'app.scopes': 'scopeNeedsOpenId' }],
  [hosted({ scopes: ['aws.cognito.signin.user.admin'] }), {}],
  [app({ grants: [], scopes: [], callbackUrls: ['wrong'], signOutUrls: ['wrong'], domainPrefix: 'A' }), {}],
  [app({ unreadable: [...standardAttributes, ...verificationFlags] }), { 'app.readable': 'nothingReadable' }],
  [app({ unwritable: standardAttributes }), {}],
  [
    {
      signIn: { userName: true, email: false },
      signUp: { sendsVerification: false },
      app: { unwritable: standardAttributes },
    },
    { 'app.writable': 'nothingWritable' },
  ],
  [app({ tags: manyTags }), { 'app.tags': 'tagsTooMany' }],
  [app({ tags: manyTags.slice(1) }), {}],
  [tags({ key: '', value: '' }), { 'app.tags.0.key': 'tagKeyMissing' }],
  [tags({ key: 'k'.repeat(129), value: '' }), { 'app.tags.0.key': 'tagKeyTooLong' }],
  [tags({ key: 'AWS:k', value: '' }), { 'app.tags.0.key': 'tagKeyReserved' }],
  [tags({ key: '__proto__', value: '' }), { 'app.tags.0.key': 'tagKeyUnusable' }],
  [tags({ key: 'k', value: 'v'.repeat(257) }), { 'app.tags.0.value': 'tagValueTooLong' }],
  [tags({ key: 'k'.repeat(128), value: 'v'.repeat(256) }), {}],
  [tags({ key: 'k', value: '' }, { key: 'k', value: '1' }), { 'app.tags.1.key': 'tagKeyRepeated' }],
])

test('the last step has nothing of its own to check, and the first step that has is named', () => {
  assert.deepEqual(problemsOf('review', choose({ app: { poolName: '' } })), {})
  assert.equal(firstStepWithProblems(choose({ app: { poolName: '' }, security: { mfa: 'ON' } })), 'security')
})

const quick = initialQuickChoices('x1y2z3')
for (const [changes, expected] of [
  [{}, {}],
  [{ appName: '' }, { appName: 'clientNameMissing' }],
  [{ email: false }, { signIn: 'signInOptionMissing' }],
  [{ email: false, userName: true }, { additionalRequired: 'contactMissing' }],
  [{ email: false, userName: true, additionalRequired: ['phone_number'] }, {}],
  [{ email: false, userName: true, phone: true }, {}],
  [{ returnUrl: 'https://https://a.example' }, { returnUrl: 'urlWrong' }],
  [{ returnUrl: 'a.example' }, { returnUrl: 'urlWrong' }],
  [{ appType: 'm2m', email: false, returnUrl: 'hidden' }, {}],
] as const) {
  for (const key of Object.values(expected)) used.add(key)
  test(`quick setup: ${JSON.stringify(changes)}`, () => {
    const found = quickProblemsOf({ ...quick, ...changes })
    assert.deepEqual(Object.fromEntries(Object.entries(found).map(([path, { key }]) => [path, key])), expected)
  })
}

test('every sentence of the catalogue is somebody’s, and its placeholders are filled', () => {
  assert.deepEqual([...used].sort(), Object.keys(wizardProblems).sort())
  assert.equal(sentenceOf(problem('minimumLengthWrong', { least: 6, most: 99 })), 'Enter a whole number from 6 to 99.')
  assert.equal(sentenceOf(problem('poolNameMissing')), wizardProblems.poolNameMissing)
})
