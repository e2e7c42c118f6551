import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  CodeMismatchException,
  type CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  CreateUserPoolClientCommand,
  DeleteUserPoolClientCommand,
  DeleteUserPoolCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InvalidPasswordException,
  NotAuthorizedException,
  paginateListUserPoolClients,
  paginateListUserPools,
  ResourceNotFoundException,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  UserNotConfirmedException,
} from '@aws-sdk/client-cognito-identity-provider'
import { secretHash } from '#test/support/harness.ts'
import { addressesOf, type MailServer, startMailServer } from '#test/support/mail-server.ts'
import { type RunningServer, startRunningServer } from '#test/support/running-server.ts'
import { byPassword, byRefreshToken, confirmUser, signUp } from './person-commands.ts'
import { claimsIn, createPool, password, present, sdkOf } from './sdk-world.ts'

/** The AWS SDK for JavaScript v3, with nothing but `endpoint` changed. */

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

test('a person signs up, confirms with the code of the e-mail, signs in, refreshes and signs out', async () => {
  const { poolId, clientId } = await createPool(sdk)
  const anonymous = sdkOf(server, { credentials: { accessKeyId: '', secretAccessKey: '' } })
  const started = await anonymous.send(signUp(clientId, 'ada'))
  assert.equal(started.UserConfirmed, false)
  assert.deepEqual(started.CodeDeliveryDetails, {
    Destination: 'a***@p***',
    DeliveryMedium: 'EMAIL',
    AttributeName: 'email',
  })
  await assert.rejects(anonymous.send(byPassword(clientId, 'ada')), UserNotConfirmedException)

  const message = await mail.nextMessageTo('ada@people.example')
  assert.deepEqual(addressesOf(message.parsed.from), ['no-reply@lifeguard.example'])
  assert.equal(message.parsed.subject, 'Your verification code')
  const code = present(/\b\d{6}\b/.exec(message.parsed.text ?? '')?.[0])
  const confirm = (ConfirmationCode: string) =>
    anonymous.send(new ConfirmSignUpCommand({ ClientId: clientId, Username: 'ada', ConfirmationCode }))
  await assert.rejects(confirm(code === '000000' ? '000001' : '000000'), CodeMismatchException)
  await confirm(code)

  const { AuthenticationResult: tokens } = await anonymous.send(byPassword(clientId, 'ada'))
  assert.equal(tokens?.TokenType, 'Bearer')
  assert.equal(tokens?.ExpiresIn, 3600)
  assert.equal(claimsIn(tokens?.IdToken).email_verified, true)
  const AccessToken = present(tokens?.AccessToken)
  const seen = await anonymous.send(new GetUserCommand({ AccessToken }))
  assert.equal(seen.Username, 'ada')
  assert.deepEqual(
    seen.UserAttributes?.toSorted((a, b) => (a.Name ?? '').localeCompare(b.Name ?? '')),
    [
      { Name: 'email', Value: 'ada@people.example' },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'sub', Value: started.UserSub },
    ],
  )

  const { AuthenticationResult: fresh } = await anonymous.send(byRefreshToken(clientId, present(tokens?.RefreshToken)))
  assert.equal(fresh?.RefreshToken, undefined)
  const [old, renewed] = [claimsIn(AccessToken), claimsIn(fresh?.AccessToken)]
  assert.equal(renewed.origin_jti, old.origin_jti)
  assert.equal(renewed.auth_time, old.auth_time)
  assert.notEqual(renewed.jti, old.jti)

  await anonymous.send(new RevokeTokenCommand({ ClientId: clientId, Token: tokens?.RefreshToken }))
  for (const token of [AccessToken, present(fresh?.AccessToken)]) {
    await assert.rejects(anonymous.send(new GetUserCommand({ AccessToken: token })), {
      name: 'NotAuthorizedException',
      message: 'Access Token has been revoked',
    })
  }
  await assert.rejects(anonymous.send(byRefreshToken(clientId, present(tokens?.RefreshToken))), NotAuthorizedException)

  const admin = await sdk.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: 'ada' }))
  assert.equal(admin.UserStatus, 'CONFIRMED')
  anonymous.destroy()
})

test('a global sign-out ends every sign-in of the user and nobody else’s', async () => {
  const { clientId } = await createPool(sdk)
  await Promise.all([confirmUser(sdk, mail, clientId, 'ben'), confirmUser(sdk, mail, clientId, 'bea')])
  const signIn = async (username: string) =>
    present((await sdk.send(byPassword(clientId, username))).AuthenticationResult)
  const [phone, laptop, other] = [await signIn('ben'), await signIn('ben'), await signIn('bea')]
  await sdk.send(new GlobalSignOutCommand({ AccessToken: phone.AccessToken }))
  for (const { AccessToken, RefreshToken } of [phone, laptop]) {
    await assert.rejects(sdk.send(new GetUserCommand({ AccessToken })), NotAuthorizedException)
    await assert.rejects(sdk.send(byRefreshToken(clientId, present(RefreshToken))), NotAuthorizedException)
  }
  assert.equal((await sdk.send(new GetUserCommand({ AccessToken: other.AccessToken }))).Username, 'bea')
})

/** The name and the temporary password in the invitation. */
async function invitationTo(address: string): Promise<{ username: string; temporary: string }> {
  const { parsed } = await mail.nextMessageTo(address)
  const [, username, temporary] =
    /username is (\S+) and temporary password is (\S+)\. *$/m.exec(parsed.text ?? '') ?? []
  return { username: present(username), temporary: present(temporary) }
}

test('an invited user comes in with the password of the e-mail and must choose another', async () => {
  const { poolId, clientId } = await createPool(sdk)
  const { User } = await sdk.send(
    new AdminCreateUserCommand({
      UserPoolId: poolId,
      Username: 'carl',
      UserAttributes: [
        { Name: 'email', Value: 'carl@people.example' },
        { Name: 'email_verified', Value: 'true' },
      ],
      DesiredDeliveryMediums: ['EMAIL'],
    }),
  )
  assert.equal(User?.UserStatus, 'FORCE_CHANGE_PASSWORD')
  assert.equal(User?.Enabled, true)
  const { username, temporary } = await invitationTo('carl@people.example')
  assert.equal(username, 'carl')

  const challenge = await sdk.send(byPassword(clientId, 'carl', temporary))
  assert.equal(challenge.ChallengeName, 'NEW_PASSWORD_REQUIRED')
  assert.equal(challenge.AuthenticationResult, undefined)
  assert.equal(JSON.parse(present(challenge.ChallengeParameters?.userAttributes)).email, 'carl@people.example')
  assert.deepEqual(JSON.parse(present(challenge.ChallengeParameters?.requiredAttributes)), [])
  const answer = (NEW_PASSWORD: string) =>
    sdk.send(
      new RespondToAuthChallengeCommand({
        ClientId: clientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session: challenge.Session,
        ChallengeResponses: { USERNAME: 'carl', NEW_PASSWORD },
      }),
    )
  await assert.rejects(answer('short'), InvalidPasswordException)
  const { AuthenticationResult } = await answer(password)
  assert.equal(claimsIn(AuthenticationResult?.AccessToken).username, 'carl')
  await assert.rejects(answer(password), NotAuthorizedException)
  assert.ok((await sdk.send(byPassword(clientId, 'carl'))).AuthenticationResult)
  await assert.rejects(sdk.send(byPassword(clientId, 'carl', temporary)), NotAuthorizedException)
})

test('an administrator signs an invited user in, through a client with a secret', async () => {
  const { poolId, clientId, clientSecret } = await createPool(sdk, { client: { GenerateSecret: true } })
  await sdk.send(
    new AdminCreateUserCommand({
      UserPoolId: poolId,
      Username: 'dora',
      TemporaryPassword: 'Temporary-7',
      MessageAction: 'SUPPRESS',
    }),
  )
  const SECRET_HASH = secretHash(clientSecret, 'dora', clientId)
  const entrance = { UserPoolId: poolId, ClientId: clientId }
  const AuthParameters = { USERNAME: 'dora', PASSWORD: 'Temporary-7' }
  const begin = (parameters: Record<string, string>) =>
    sdk.send(
      new AdminInitiateAuthCommand({
        ...entrance,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: parameters,
      }),
    )
  await assert.rejects(begin(AuthParameters), {
    name: 'NotAuthorizedException',
    message: `Client ${clientId} is configured with secret but SECRET_HASH was not received`,
  })
  const challenge = await begin({ ...AuthParameters, SECRET_HASH })
  assert.equal(challenge.ChallengeName, 'NEW_PASSWORD_REQUIRED')
  const { AuthenticationResult } = await sdk.send(
    new AdminRespondToAuthChallengeCommand({
      ...entrance,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: challenge.Session,
      ChallengeResponses: { USERNAME: 'dora', NEW_PASSWORD: password, SECRET_HASH },
    }),
  )
  assert.equal(claimsIn(AuthenticationResult?.IdToken).aud, clientId)
})

test('what was created is described, with times as Dates, and gone once deleted', async () => {
  const from = Date.now() - 1_000
  const { poolId, clientId } = await createPool(sdk, {
    pool: { UsernameAttributes: ['email'], UserPoolTags: { stage: 'test' } },
    client: { AccessTokenValidity: 10, TokenValidityUnits: { AccessToken: 'minutes' } },
  })
  const { UserPool } = await sdk.send(new DescribeUserPoolCommand({ UserPoolId: poolId }))
  assert.deepEqual(UserPool?.UsernameAttributes, ['email'])
  assert.deepEqual(UserPool?.UserPoolTags, { stage: 'test' })
  assert.equal(UserPool?.Policies?.PasswordPolicy?.MinimumLength, 8)
  assert.ok(UserPool?.CreationDate instanceof Date)
  assert.ok(UserPool.CreationDate.getTime() >= from && UserPool.CreationDate.getTime() <= Date.now() + 1_000)
  const { UserPoolClient } = await sdk.send(
    new DescribeUserPoolClientCommand({ UserPoolId: poolId, ClientId: clientId }),
  )
  assert.equal(UserPoolClient?.AccessTokenValidity, 10)
  assert.ok(UserPoolClient?.LastModifiedDate instanceof Date)

  await sdk.send(new DeleteUserPoolClientCommand({ UserPoolId: poolId, ClientId: clientId }))
  await assert.rejects(
    sdk.send(new DescribeUserPoolClientCommand({ UserPoolId: poolId, ClientId: clientId })),
    ResourceNotFoundException,
  )
  await sdk.send(new DeleteUserPoolCommand({ UserPoolId: poolId }))
  await assert.rejects(sdk.send(new DescribeUserPoolCommand({ UserPoolId: poolId })), ResourceNotFoundException)
})

test('the paginators of the SDK see every pool and every app client once', async () => {
  const made = await Promise.all([createPool(sdk), createPool(sdk), createPool(sdk)])
  const pools: (string | undefined)[] = []
  for await (const page of paginateListUserPools({ client: sdk, pageSize: 2 }, { MaxResults: 2 })) {
    assert.ok((page.UserPools?.length ?? 0) <= 2)
    pools.push(...(page.UserPools ?? []).map(({ Id }) => Id))
  }
  assert.equal(new Set(pools).size, pools.length)
  for (const { poolId } of made) assert.ok(pools.includes(poolId))

  const [{ poolId, clientId } = present(made[0])] = made
  const clients: (string | undefined)[] = []
  const { clientId: second } = await createClientIn(poolId)
  const { clientId: third } = await createClientIn(poolId)
  for await (const page of paginateListUserPoolClients(
    { client: sdk, pageSize: 1 },
    { UserPoolId: poolId, MaxResults: 1 },
  )) {
    clients.push(...(page.UserPoolClients ?? []).map(({ ClientId }) => ClientId))
  }
  assert.deepEqual(clients.toSorted(), [clientId, second, third].toSorted())
})

async function createClientIn(poolId: string): Promise<{ clientId: string }> {
  const made = await sdk.send(new CreateUserPoolClientCommand({ UserPoolId: poolId, ClientName: 'more' }))
  return { clientId: present(made.UserPoolClient?.ClientId) }
}
