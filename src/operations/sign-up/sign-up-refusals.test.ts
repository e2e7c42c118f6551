import { after, before, describe, test } from 'node:test'
import type { Input } from '#operations/operation.ts'
import { createWorld } from '../../../test/support/people.ts'
import { attributeList, openSignUpDesk, type PoolOptions, type SignUpDesk, signUpRequest } from './sign-up-fixture.ts'

let desk: SignUpDesk
before(async () => {
  desk = await openSignUpDesk()
})
after(() => desk.close())

describe('SignUp refuses', () => {
  const cases: readonly [why: string, PoolOptions, input: Partial<Input<'SignUp'>>, code: string, message: string][] = [
    [
      'a pool that only administrators add to, before anything else is looked at',
      { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } },
      { Password: 'x' },
      'NotAuthorizedException',
      'SignUp is not permitted for this user pool',
    ],
    [
      'a weak password',
      {},
      { Password: 'weak' },
      'InvalidPasswordException',
      'Password did not conform with policy: Password not long enough',
    ],
    [
      'a password without symbols',
      {},
      { Password: 'Passw0rdd' },
      'InvalidPasswordException',
      'Password did not conform with policy: Password must have symbol characters',
    ],
    [
      'no password',
      {},
      { Password: undefined },
      'InvalidParameterException',
      "1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a name that is no address',
      { UsernameAttributes: ['email'] },
      {},
      'InvalidParameterException',
      'Username should be an email.',
    ],
    [
      'an address that is an alias',
      { AliasAttributes: ['email'] },
      { Username: 'a@b.example' },
      'InvalidParameterException',
      'Username cannot be of email format, since user pool is configured for email alias.',
    ],
    [
      'two different addresses',
      { UsernameAttributes: ['email'] },
      { Username: 'a@b.example', UserAttributes: attributeList({ email: 'c@d.example' }) },
      'InvalidParameterException',
      'Username and email do not match.',
    ],
    [
      'missing attributes',
      { Schema: [{ Name: 'name', Required: true }] },
      {},
      'InvalidParameterException',
      'Attributes did not conform to the schema: name: The attribute is required\n',
    ],
    [
      'unknown attributes',
      {},
      { UserAttributes: attributeList({ 'custom:x': 'y' }) },
      'InvalidParameterException',
      'Attributes did not conform to the schema: Type for attribute {custom:x} could not be determined',
    ],
    [
      'no e-mail address',
      {},
      { UserAttributes: attributeList({ email: 'nope' }) },
      'InvalidParameterException',
      'Invalid email address format.',
    ],
    [
      'CVE-2026-54693: an address that the user calls verified',
      {},
      { UserAttributes: attributeList({ email: 'a@b.example', email_verified: 'true' }) },
      'NotAuthorizedException',
      'A client attempted to write unauthorized attribute',
    ],
    [
      'CVE-2026-27946: a sub of the user’s own',
      {},
      { UserAttributes: attributeList({ sub: 'x' }) },
      'NotAuthorizedException',
      'A client attempted to write unauthorized attribute',
    ],
    [
      'a preferred username before it can be one',
      { AliasAttributes: ['preferred_username'] },
      { UserAttributes: attributeList({ preferred_username: 'ada' }) },
      'InvalidParameterException',
      'preferred_username is an alias in this user pool and can only be set once the user is confirmed.',
    ],
  ]
  for (const [why, pool, input, code, message] of cases)
    test(why, async () => {
      const world = await desk.aPool(pool)
      await desk.assertRefused(world, { ...signUpRequest(world, 'ada'), ...input }, code, message)
    })

  test('an attribute that the client may not write', async () => {
    const world = await createWorld(desk, { client: { WriteAttributes: ['email'] } })
    await desk.assertRefused(
      world,
      signUpRequest(world, 'ada', { name: 'Ada' }),
      'NotAuthorizedException',
      'A client attempted to write unauthorized attribute',
    )
  })

  test('a client that is not there', async () => {
    const world = await desk.aPool()
    await desk.assertRefused(
      world,
      signUpRequest({ ...world, clientId: 'nobody' }, 'ada'),
      'ResourceNotFoundException',
      'User pool client nobody does not exist.',
    )
  })
})
