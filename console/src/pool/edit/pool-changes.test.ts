import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Choices } from '#create-pool/model/choices.ts'
import { emailProblems, isHistory, only, passwordProblems, recoveryProblems, smsProblems } from './pool-changes.ts'
import { choicesOf } from './pool-choices.ts'

type Change = { readonly [Name in keyof Choices]?: Partial<Choices[Name]> }

function chosen(change: Change): Choices {
  const choices = choicesOf({})
  return {
    ...choices,
    security: { ...choices.security, ...change.security },
    signUp: { ...choices.signUp, ...change.signUp },
    delivery: { ...choices.delivery, ...change.delivery },
  }
}

const arn = 'arn:aws:ses:us-east-1:111122223333:identity/example.com'
const cases: readonly (readonly [string, (choices: Choices) => object, Change, readonly string[]])[] = [
  ['nothing typed for Cognito', emailProblems, {}, []],
  ['an address for Cognito', emailProblems, { delivery: { fromAddress: 'a@example.com' } }, []],
  ['no address for Cognito', emailProblems, { delivery: { fromAddress: 'a' } }, ['delivery.fromAddress']],
  ['a name alone for Cognito', emailProblems, { delivery: { fromName: 'Ana' } }, ['delivery.fromAddress']],
  [
    'a wrong name for Cognito',
    emailProblems,
    { delivery: { fromAddress: 'a@example.com', fromName: 'Ana <' } },
    ['delivery.fromName'],
  ],
  ['a wrong reply address', emailProblems, { delivery: { replyTo: 'help' } }, ['delivery.replyTo']],
  [
    'an old identity for Cognito',
    emailProblems,
    { delivery: { sesIdentityArn: arn, fromAddress: 'a@example.org' } },
    [],
  ],
  ['SES without an identity', emailProblems, { delivery: { emailProvider: 'ses' } }, ['delivery.sesIdentityArn']],
  [
    'SES with an address of another domain',
    emailProblems,
    { delivery: { emailProvider: 'ses', sesIdentityArn: arn, fromAddress: 'a@example.org' } },
    ['delivery.fromAddress'],
  ],
  [
    'SES with an address of the identity',
    emailProblems,
    { delivery: { emailProvider: 'ses', sesIdentityArn: arn, fromAddress: 'a@example.com' } },
    [],
  ],
  ['an SMS role that is none', smsProblems, { delivery: { smsRoleArn: 'role' } }, ['delivery.smsRoleArn']],
  ['no external ID', smsProblems, { delivery: { smsExternalId: ' ' } }, ['delivery.smsExternalId']],
  ['a Region that is none', smsProblems, { delivery: { smsRegion: 'Europe' } }, ['delivery.smsRegion']],
  [
    'passwords too short to be asked for',
    passwordProblems,
    { security: { passwordMode: 'custom', minimumLength: '5' } },
    ['security.minimumLength'],
  ],
  [
    'a custom policy that is not used',
    passwordProblems,
    { security: { passwordMode: 'defaults', minimumLength: '5' } },
    [],
  ],
  [
    'recovery by the second factor alone',
    recoveryProblems,
    { security: { recovery: 'sms', mfa: 'ON', mfaBySms: true } },
    ['security.recovery'],
  ],
  [
    'recovery by the second factor or another way',
    recoveryProblems,
    { security: { recovery: 'smsThenEmail', mfa: 'ON', mfaBySms: true } },
    [],
  ],
]
for (const [name, problems, change, paths] of cases)
  test(name, () => {
    const choices = chosen({
      ...change,
      delivery: { smsRoleArn: 'arn:aws:iam::1:role/x', smsRegion: 'us-east-1', ...change.delivery },
    })
    assert.deepEqual(Object.keys(problems(choices)), paths)
  })

const histories = [
  ['', true],
  ['0', true],
  ['24', true],
  ['25', false],
  ['-1', false],
  ['1.5', false],
  ['many', false],
] as const
for (const [typed, isGood] of histories)
  test(`"${typed}" is ${isGood ? 'a' : 'no'} history`, () => {
    assert.equal(isHistory(typed), isGood)
  })

test('findings below a path belong to it, those of a longer name do not', () => {
  const found = { key: 'tagKeyMissing' } as const
  const all = { 'app.tags': found, 'app.tags.0.key': found, 'app.tagsOfAnother': found }
  assert.deepEqual(Object.keys(only(all, ['app.tags'])), ['app.tags', 'app.tags.0.key'])
})
