import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roleProblem } from './groups.ts'

test('a group’s role is a role', () => {
  const good = [
    undefined,
    'arn:aws:iam::123456789012:role/Editor',
    'arn:aws:iam::000000000000:role/service-role/sub.path/Editor+=,.@-_1',
    'arn:aws-cn:iam::123456789012:role/Editor',
    'arn:aws-us-gov:iam::123456789012:role/Editor',
    'arn:minio:iam::1:role/editor',
  ]
  for (const arn of good) assert.equal(roleProblem(arn), undefined, arn)
  const wrong = [
    'arn:aws:iam::123456789012:user/Editor',
    'arn:aws:iam::123456789012:role/',
    'arn:aws:iam::123456789012:role',
    'arn:aws:iam::12345:role/Editor',
    'arn:aws:iam:us-east-1:123456789012:role/Editor',
    'arn:aws:sts::123456789012:assumed-role/Editor/session',
    'arn:aws:s3::123456789012:role/Editor',
    'arn:aws:iam::123456789012:role/Editor\n',
  ]
  for (const arn of wrong) assert.equal(roleProblem(arn), `Invalid role ARN: ${arn}`)
})
