import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
  CognitoIdentityProviderServiceException,
  DescribeUserPoolCommand,
  InvalidParameterException,
  InvalidPasswordException,
  ListUserPoolsCommand,
  NotAuthorizedException,
  ResourceNotFoundException,
  UserNotFoundException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider'
import { type MailServer, startMailServer } from '#test/support/mail-server.ts'
import { type RunningServer, startRunningServer } from '#test/support/running-server.ts'
import { byPassword, confirmUser, signUp } from './person-commands.ts'
import { createPool, sdkOf } from './sdk-world.ts'

/** What the AWS SDK for JavaScript v3 makes of refusals. */

let mail: MailServer
let server: RunningServer
let sdk: CognitoIdentityProviderClient

before(async () => {
  mail = await startMailServer()
  server = await startRunningServer({ smtpUrl: mail.url })
  sdk = sdkOf(server)
})
after(async () => {
  sdk?.destroy()
  await server?.close()
  await mail?.close()
})

test('refusals arrive as the typed exceptions of the SDK', async () => {
  const { poolId, clientId } = await createPool(sdk)
  await confirmUser(sdk, mail, clientId, 'eve')
  const cases: [what: string, send: () => Promise<unknown>, type: new (...given: never[]) => Error, message: string][] =
    [
      [
        'a wrong password',
        () => sdk.send(byPassword(clientId, 'eve', 'Wrong-horse-7')),
        NotAuthorizedException,
        'Incorrect username or password.',
      ],
      [
        'an unknown user',
        () => sdk.send(byPassword(clientId, 'nobody')),
        UserNotFoundException,
        'User does not exist.',
      ],
      [
        'an unknown user for the administrator',
        () => sdk.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: 'nobody' })),
        UserNotFoundException,
        'User does not exist.',
      ],
      ['a taken name', () => sdk.send(signUp(clientId, 'eve')), UsernameExistsException, 'User already exists'],
      [
        'a weak password',
        () => sdk.send(signUp(clientId, 'fay', { Password: 'Short-7' })),
        InvalidPasswordException,
        'Password did not conform with policy: Password not long enough',
      ],
      [
        'a missing pool',
        () => sdk.send(new DescribeUserPoolCommand({ UserPoolId: 'us-east-1_Missing00' })),
        ResourceNotFoundException,
        'User pool us-east-1_Missing00 does not exist.',
      ],
      [
        'a malformed pool id',
        () => sdk.send(new DescribeUserPoolCommand({ UserPoolId: 'no pool' })),
        InvalidParameterException,
        "1 validation error detected: Value 'no pool' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
      ],
    ]
  for (const [what, send, type, message] of cases) {
    await assert.rejects(send(), (error) => {
      assert.ok(error instanceof type, `${what}: ${error}`)
      assert.ok(error instanceof CognitoIdentityProviderServiceException)
      assert.equal(error.message, message)
      assert.equal(error.$fault, 'client')
      assert.equal(error.$metadata.httpStatusCode, 400)
      assert.match(error.$metadata.requestId ?? '', /^[0-9a-f-]{36}$/)
      return true
    })
  }
})

test('an administrative call needs the right signature', async () => {
  const list = new ListUserPoolsCommand({ MaxResults: 1 })
  const wrong = sdkOf(server, { credentials: { ...server.accessKey, secretAccessKey: 'wrong'.repeat(8) } })
  await assert.rejects(wrong.send(list), { name: 'InvalidSignatureException' })
  const stranger = sdkOf(server, { credentials: { ...server.accessKey, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } })
  await assert.rejects(stranger.send(list), { name: 'UnrecognizedClientException' })
  const unsigned = sdkOf(server, { signer: { sign: async (request) => request } })
  await assert.rejects(unsigned.send(list), { name: 'MissingAuthenticationTokenException' })
  for (const client of [wrong, stranger, unsigned]) client.destroy()
})
