import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type FilterReading, readUserFilter } from './user-filter.ts'

const lower = (text: string) => text.toLowerCase()
const asIs = (text: string) => text

const some = (attribute: string, operator: string, value: string) => ({
  kind: 'some',
  filter: { attribute, operator, value },
})
const unparsable = { kind: 'refused', message: 'Error while parsing filter.' }
const unknown = (name: string) => ({ kind: 'refused', message: `Invalid search attribute: ${name}` })

describe('the filter of ListUsers', () => {
  const rows: [string, object][] = [
    ['', { kind: 'everybody' }],
    ['  ', { kind: 'everybody' }],
    ['email = "ada@example.com"', some('email', '=', 'ada@example.com')],
    ['email="ada@example.com"', some('email', '=', 'ada@example.com')],
    ['\n family_name\t^= "Love lace"  ', some('family_name', '^=', 'Love lace')],
    ['name = "Ada \\"the first\\" L."', some('name', '=', 'Ada "the first" L.')],
    ['name = "back\\\\slash"', some('name', '=', 'back\\slash')],
    ['name = "C:\\new"', some('name', '=', 'C:\\new')],
    ['name = "a = \\"b\\""', some('name', '=', 'a = "b"')],
    ['name = ""', some('name', '=', '')],
    ['username ^= "Ada"', some('username', '^=', 'Ada')],
    ['sub = "0198"', some('sub', '=', '0198')],
    ['phone_number ^= "+1"', some('phone_number', '^=', '+1')],
    ['given_name = "Ada"', some('given_name', '=', 'Ada')],
    ['preferred_username = "Countess"', some('preferred_username', '=', 'Countess')],
    ['cognito:user_status = "confirmed"', some('cognito:user_status', '=', 'CONFIRMED')],
    ['cognito:user_status ^= "Un"', some('cognito:user_status', '^=', 'UN')],
    ['status = "Enabled"', { kind: 'some', filter: { attribute: 'status', enabled: true } }],
    ['status = "Disabled"', { kind: 'some', filter: { attribute: 'status', enabled: false } }],
    ['status ^= "Dis"', { kind: 'some', filter: { attribute: 'status', enabled: false } }],
    ['status ^= ""', { kind: 'everybody' }],
    ['status = "enabled"', { kind: 'nobody' }],
    ['custom:foo = "bar"', unknown('custom:foo')],
    ['dev:custom:foo = "bar"', unknown('dev:custom:foo')],
    ['nickname = "A"', unknown('nickname')],
    ['Email = "a"', unknown('Email')],
    ['email_verified = "true"', unknown('email_verified')],
    ['__proto__ = "a"', unknown('__proto__')],
    ['email', unparsable],
    ['email = ada', unparsable],
    ["email = 'ada'", unparsable],
    ['email == "ada"', unparsable],
    ['email != "ada"', unparsable],
    ['email = "ada" and name = "b"', unparsable],
    ['email = "ada', unparsable],
    ['email = "ada\\"', unparsable],
    ['email = ""x"', unparsable],
    ['username=', unparsable],
    ['= "ada"', unparsable],
    ['"email" = "ada"', unparsable],
    ['my email = "ada"', unparsable],
  ]
  for (const [text, reading] of rows)
    it(JSON.stringify(text), () => assert.deepEqual(readUserFilter(text, asIs), reading))

  it('folds the case of what a pool keeps folded, and of nothing else', () => {
    const value = (text: string) => {
      const reading: FilterReading = readUserFilter(text, lower)
      return reading.kind === 'some' && 'value' in reading.filter ? reading.filter.value : undefined
    }
    for (const name of ['username', 'email', 'preferred_username']) assert.equal(value(`${name} = "ADA"`), 'ada')
    for (const name of ['name', 'given_name', 'family_name', 'sub']) assert.equal(value(`${name} = "ADA"`), 'ADA')
  })

  it('reads the longest hostile text in linear time', () => {
    for (const text of [`email = "${'\\"'.repeat(200_000)}`, `${' '.repeat(400_000)}=`, `email${' '.repeat(400_000)}x`])
      assert.equal(readUserFilter(text, asIs).kind, 'refused')
  })
})
