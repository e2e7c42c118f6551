import assert from 'node:assert/strict'
import { test } from 'node:test'
import { namesTrigger, poolIdOfArn, userPoolArn } from './arn.ts'

test('the ARN of a user pool is of the partition of its Region', () => {
  const arn = (region: string) => userPoolArn({ region, accountId: '123456789012' }, `${region}_abc`)
  assert.equal(arn('eu-west-1'), 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc')
  assert.equal(arn('cn-north-1'), 'arn:aws-cn:cognito-idp:cn-north-1:123456789012:userpool/cn-north-1_abc')
  assert.equal(arn('us-gov-west-1'), 'arn:aws-us-gov:cognito-idp:us-gov-west-1:123456789012:userpool/us-gov-west-1_abc')
})

const triggers: readonly [arn: string, names: boolean][] = [
  ['arn:aws:lambda:us-east-1:123456789012:function:pre-sign-up', true],
  ['arn:aws:lambda:us-east-1:123456789012:function:pre_sign_up:live', true],
  ['arn:aws:lambda:us-east-1:123456789012:function:pre-sign-up:$LATEST', true],
  ['arn:aws-cn:lambda:cn-north-1:123456789012:function:f', true],
  ['arn:lifeguard:http:local:000000000000:hooks/pre-sign-up', true],
  ['arn:aws:lambda:us-east-1:123456789012:layer:f', false],
  ['arn:aws:lambda:us-east-1:123456789012:function:', false],
  ['arn:aws:lambda:us-east-1:1234:function:f', false],
  ['arn:aws:sns:us-east-1:123456789012:topic', false],
  ['arn:aws:iam::123456789012:role/f', false],
]
for (const [arn, names] of triggers) {
  test(`${arn} ${names ? 'names' : 'does not name'} a trigger`, () => assert.equal(namesTrigger(arn), names))
}

test('a pool is found by its ARN here only', () => {
  const here = { region: 'eu-west-1', accountId: '123456789012' }
  const poolId = 'eu-west-1_abcDEF123'
  assert.deepEqual(poolIdOfArn(userPoolArn(here, poolId), here), { poolId })
  assert.equal(poolIdOfArn(userPoolArn({ ...here, region: 'us-east-1' }, poolId), here), 'elsewhere')
  assert.equal(poolIdOfArn(userPoolArn({ ...here, accountId: '000000000000' }, poolId), here), 'elsewhere')
  assert.equal(poolIdOfArn(`arn:aws-cn:cognito-idp:eu-west-1:123456789012:userpool/${poolId}`, here), 'elsewhere')
  for (const other of [
    '',
    poolId,
    'arn:aws:s3:::bucket',
    `${userPoolArn(here, poolId)}/x`,
    ` ${userPoolArn(here, poolId)}`,
  ])
    assert.equal(poolIdOfArn(other, here), 'no user pool', other)
})
