import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  createGroupRequest,
  emptyGroup,
  formOf,
  type GroupForm,
  type GroupProblems,
  groupProblems,
  updateGroupRequest,
} from './group-form.ts'

const role = 'arn:aws:iam::123456789012:role/editors'
const full: GroupForm = { name: 'editors', description: 'They write.', role, precedence: '0' }

const problems: readonly (readonly [string, Partial<GroupForm>, GroupProblems])[] = [
  ['only a name', { description: '', role: '', precedence: '' }, {}],
  ['everything', {}, {}],
  ['no name', { name: ' ' }, { name: 'nameMissing' }],
  ['a space in the name', { name: 'a b' }, { name: 'nameSpaces' }],
  ['the longest name', { name: 'a'.repeat(128) }, {}],
  ['a longer name', { name: 'a'.repeat(129) }, { name: 'nameLong' }],
  ['the longest description', { description: 'a'.repeat(2048) }, {}],
  ['a longer description', { description: 'a'.repeat(2049) }, { description: 'descriptionLong' }],
  ['no ARN', { role: 'editors' }, { role: 'roleWrong' }],
  ['a negative precedence', { precedence: '-1' }, { precedence: 'precedenceWrong' }],
  ['a fraction', { precedence: '1.5' }, { precedence: 'precedenceWrong' }],
  ['the highest precedence', { precedence: '2147483647' }, {}],
  ['a higher one', { precedence: '2147483648' }, { precedence: 'precedenceWrong' }],
]

for (const [name, change, expected] of problems)
  test(`a group with ${name}`, () => assert.deepEqual(groupProblems({ ...full, ...change }), expected))

test('a role and a precedence that were set cannot be taken away, a description can', () => {
  const emptied = { ...full, description: '', role: '', precedence: '' }
  assert.deepEqual(groupProblems(emptied, full), { role: 'cannotEmpty', precedence: 'cannotEmpty' })
  assert.deepEqual(groupProblems(emptied, emptied), {})
})

test('what is left empty is not sent when a group is made', () => {
  assert.deepEqual(createGroupRequest('pool', { ...emptyGroup, name: ' editors ' }), {
    UserPoolId: 'pool',
    GroupName: 'editors',
  })
  assert.deepEqual(createGroupRequest('pool', full), {
    UserPoolId: 'pool',
    GroupName: 'editors',
    Description: 'They write.',
    RoleArn: role,
    Precedence: 0,
  })
})

test('an edit sends the description even when it is empty', () => {
  assert.deepEqual(updateGroupRequest('pool', { ...emptyGroup, name: 'editors' }), {
    UserPoolId: 'pool',
    GroupName: 'editors',
    Description: '',
  })
})

test('the form of a group is what the API says of it', () => {
  assert.deepEqual(formOf({ GroupName: 'editors', Description: 'They write.', RoleArn: role, Precedence: 0 }), full)
  assert.deepEqual(formOf({ GroupName: 'editors' }), { ...emptyGroup, name: 'editors' })
})
