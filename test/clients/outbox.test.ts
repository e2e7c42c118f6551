import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import {
  AdminCreateUserCommand,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { startMailServer } from '#test/support/mail-server.ts'
import { startRunningServer } from '#test/support/running-server.ts'
import { codeFrom, createPool, password, present, sdkOf } from './sdk-world.ts'
import { outboxOf, signedCall } from './signed-request.ts'

/** The outbox that stands in for a mail server. */

async function startWorld(context: TestContext, smtpUrl?: string) {
  const server = await startRunningServer({ smtpUrl })
  const sdk = sdkOf(server)
  context.after(async () => {
    sdk.destroy()
    await server.close()
  })
  return { server, sdk, ...(await createPool(sdk)) }
}

const ada = {
  Username: 'ada',
  Password: password,
  UserAttributes: [{ Name: 'email', Value: 'ada@people.example' }],
}
const byPassword = { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'ada', PASSWORD: password } } as const

test('without a mail server a person finishes a sign-up with the code of the outbox', async (context) => {
  const { server, sdk, poolId, clientId } = await startWorld(context)
  await sdk.send(new SignUpCommand({ ClientId: clientId, ...ada }))
  const [message, ...more] = await outboxOf(server, poolId)
  assert.equal(more.length, 0)
  assert.equal(message?.Status, 'KEPT')
  assert.equal(message.Kind, 'sign_up')
  assert.equal(message.Destination, 'ada@people.example')
  const ConfirmationCode = present(message.Code)
  assert.ok(message.Body?.includes(ConfirmationCode))
  assert.ok(Math.abs(message.CreationDate - Date.now() / 1_000) < 60)

  await sdk.send(new ConfirmSignUpCommand({ ClientId: clientId, Username: 'ada', ConfirmationCode }))
  assert.ok((await sdk.send(new InitiateAuthCommand({ ClientId: clientId, ...byPassword }))).AuthenticationResult)
})

test('the outbox is read page by page, of one pool or of all, by the holder of the access key only', async (context) => {
  const { server, sdk, poolId } = await startWorld(context)
  const other = await createPool(sdk)
  for (const [UserPoolId, Username] of [
    [poolId, 'a'],
    [poolId, 'b'],
    [poolId, 'c'],
    [other.poolId, 'd'],
  ]) {
    const UserAttributes = [{ Name: 'email', Value: `${Username}@people.example` }]
    await sdk.send(new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes }))
  }
  const list = (input: object) => signedCall(server, 'Lifeguard.ListMessages', input)
  const first = await list({ UserPoolId: poolId, MaxResults: 2 })
  const second = await list({ UserPoolId: poolId, MaxResults: 2, NextToken: first.body.NextToken })
  const destinations = [first, second].flatMap(({ body }) =>
    (body.Messages as { Destination: string }[]).map(({ Destination }) => Destination.charAt(0)),
  )
  assert.deepEqual(destinations, ['c', 'b', 'a'])
  assert.equal(second.body.NextToken, undefined)
  assert.equal((await outboxOf(server)).length, 4)

  const elsewhere = await list({ UserPoolId: other.poolId, NextToken: first.body.NextToken })
  assert.equal(elsewhere.body.__type, 'InvalidParameterException')
  const stranger = { ...server, accessKey: { ...server.accessKey, secretAccessKey: 'x'.repeat(40) } }
  const refused = await signedCall(stranger, 'Lifeguard.ListMessages', {})
  assert.equal(refused.body.__type, 'InvalidSignatureException')
  const unsigned = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'Lifeguard.ListMessages' },
    body: '{}',
  })
  assert.equal(unsigned.status, 400)
  assert.match(await unsigned.text(), /MissingAuthenticationTokenException/)
})

test('with a mail server the outbox is a log of deliveries, without texts and codes', async (context) => {
  const mail = await startMailServer()
  context.after(() => mail.close())
  const { server, sdk, poolId, clientId } = await startWorld(context, mail.url)
  mail.behave('hang')
  const offered = mail.nextOffer()
  await sdk.send(new SignUpCommand({ ClientId: clientId, ...ada }))
  await offered
  const [underWay] = await outboxOf(server, poolId)
  assert.equal(underWay?.Status, 'PENDING')

  mail.behave('accept')
  await sdk.send(
    new SignUpCommand({
      ClientId: clientId,
      ...ada,
      Username: 'ben',
      UserAttributes: [{ Name: 'email', Value: 'ben@people.example' }],
    }),
  )
  const code = await codeFrom(mail, 'ben@people.example')
  const { body } = await signedCall(server, 'Lifeguard.ListMessages', { UserPoolId: poolId })
  const shown = body.Messages as object[]
  assert.equal(shown.length, 2)
  for (const message of shown) {
    for (const name of ['Code', 'Body', 'Subject', 'Username']) assert.ok(!(name in message), name)
  }
  assert.ok(!JSON.stringify(shown).includes(code))
})
