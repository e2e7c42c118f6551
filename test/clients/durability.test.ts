import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { type TestContext, test } from 'node:test'
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  GetUserCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { startMailServer } from '#test/support/mail-server.ts'
import { closedPort, startRunningServer, temporaryFolder } from '#test/support/running-server.ts'
import { codeFrom, createPool, type PoolIds, password, present, sdkOf } from './sdk-world.ts'
import { accessKeyOf, type ServerProcess, startServerProcess } from './server-process.ts'
import { outboxOf, publicCall, type ShownMessage, signedCall } from './signed-request.ts'

/** What was answered stays, whatever ends the server. */

async function folderFor(context: TestContext): Promise<string> {
  const folder = await temporaryFolder()
  context.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function processIn(context: TestContext, folder: string): Promise<ServerProcess> {
  const started = await startServerProcess(folder)
  context.after(() => started.end('SIGKILL'))
  return started
}

async function signedInUser(sdk: CognitoIdentityProviderClient, { poolId, clientId }: PoolIds) {
  const who = { UserPoolId: poolId, Username: 'ada' }
  await sdk.send(new AdminCreateUserCommand({ ...who, MessageAction: 'SUPPRESS' }))
  await sdk.send(new AdminSetUserPasswordCommand({ ...who, Password: password, Permanent: true }))
  return tokensOf(sdk, clientId, 'USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD: password })
}

async function tokensOf(
  sdk: CognitoIdentityProviderClient,
  ClientId: string,
  AuthFlow: 'USER_PASSWORD_AUTH' | 'REFRESH_TOKEN_AUTH',
  AuthParameters: Record<string, string>,
) {
  const answer = await sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters }))
  return present(answer.AuthenticationResult)
}

const people = Array.from({ length: 200 }, (_, index) => `person-${index}`)
const enough = 60

/** Signs everybody up at once and kills the server as soon as enough of them have their answer. */
async function signUpUntilKilled(server: ServerProcess, { clientId }: PoolIds): Promise<ReadonlySet<string>> {
  const answered = new Set<string>()
  let killed: Promise<unknown> | undefined
  const signUp = async (Username: string) => {
    const UserAttributes = [{ Name: 'email', Value: `${Username}@people.example` }]
    const { status } = await publicCall(server, 'SignUp', {
      ClientId: clientId,
      Username,
      Password: password,
      UserAttributes,
    })
    if (status === 200) answered.add(Username)
    if (answered.size >= enough) killed ??= server.end('SIGKILL')
  }
  const outcomes = await Promise.allSettled(people.map(signUp))
  await killed
  const cutOff = outcomes.filter(({ status }) => status === 'rejected').length
  assert.ok(cutOff > 0, 'the server was killed after everything was done')
  assert.equal(answered.size + cutOff, people.length)
  return answered
}

async function everyMessage(server: Parameters<typeof signedCall>[0], poolId: string): Promise<ShownMessage[]> {
  const messages: ShownMessage[] = []
  let NextToken: unknown
  do {
    const { body } = await signedCall(server, 'Lifeguard.ListMessages', { UserPoolId: poolId, NextToken })
    messages.push(...(body.Messages as ShownMessage[]))
    NextToken = body.NextToken
  } while (NextToken !== undefined)
  return messages
}

test('killed in the middle of 200 parallel sign-ups, the server has everything that it answered', async (context) => {
  const folder = await folderFor(context)
  const first = await processIn(context, folder)
  const accessKey = accessKeyOf(first)
  const before = sdkOf({ url: first.url, accessKey }, { maxAttempts: 1 })
  const ids = await createPool(before)
  const tokens = await signedInUser(before, ids)
  const answered = await signUpUntilKilled(first, ids)

  const second = await processIn(context, folder)
  assert.equal(second.accessKeyId, accessKey.accessKeyId)
  assert.equal(second.secretAccessKey, undefined)
  assert.ok(!second.output.includes(accessKey.secretAccessKey))
  const server = { url: second.url, accessKey }
  const sdk = sdkOf(server)
  const there = await Promise.all(people.map((Username) => statusOf(sdk, ids.poolId, Username)))
  const stored = people.filter((_, index) => there[index] !== undefined)
  for (const person of answered) assert.ok(stored.includes(person), person)

  // A user, their code and their message are one: nobody has one without the others.
  const messages = await everyMessage(server, ids.poolId)
  const recipients = messages.map(({ Destination }) => Destination.replace('@people.example', ''))
  assert.deepEqual(recipients.toSorted(), stored.toSorted())
  const [person] = answered
  const { Code } = present(messages.find(({ Destination }) => Destination === `${person}@people.example`))
  await sdk.send(new ConfirmSignUpCommand({ ClientId: ids.clientId, Username: person, ConfirmationCode: Code }))
  assert.equal(await statusOf(sdk, ids.poolId, present(person)), 'CONFIRMED')

  const seen = await sdk.send(new GetUserCommand({ AccessToken: tokens.AccessToken }))
  assert.equal(seen.Username, 'ada')
  const refreshed = await tokensOf(sdk, ids.clientId, 'REFRESH_TOKEN_AUTH', {
    REFRESH_TOKEN: present(tokens.RefreshToken),
  })
  await sdk.send(new GetUserCommand({ AccessToken: refreshed.AccessToken }))
  before.destroy()
  sdk.destroy()
})

test('told to stop under load, the server answers for everything that it does', async (context) => {
  const folder = await folderFor(context)
  const first = await processIn(context, folder)
  const accessKey = accessKeyOf(first)
  const sdk = sdkOf({ url: first.url, accessKey })
  const { poolId, clientId } = await createPool(sdk)
  let stopped: Promise<number | null> | undefined
  // Connections that wait to be accepted when it stops are refused.
  const outcomes = await Promise.allSettled(
    people.map(async (Username) => {
      const { status } = await publicCall(first, 'SignUp', { ClientId: clientId, Username, Password: password })
      stopped ??= first.end('SIGTERM')
      return status
    }),
  )
  assert.equal(await stopped, 0)
  for (const outcome of outcomes) if (outcome.status === 'fulfilled') assert.equal(outcome.value, 200)
  const second = await processIn(context, folder)
  const again = sdkOf({ url: second.url, accessKey })
  const there = await Promise.all(people.map((Username) => statusOf(again, poolId, Username)))
  assert.deepEqual(
    there.map((status) => status !== undefined),
    outcomes.map(({ status }) => status === 'fulfilled'),
  )
  sdk.destroy()
  again.destroy()
})

async function statusOf(
  sdk: CognitoIdentityProviderClient,
  UserPoolId: string,
  Username: string,
): Promise<string | undefined> {
  try {
    return (await sdk.send(new AdminGetUserCommand({ UserPoolId, Username }))).UserStatus
  } catch (error) {
    assert.equal((error as Error).name, 'UserNotFoundException')
    return undefined
  }
}

/** `seen` resolves at the first log line that holds a text, and fails when there is none for ten seconds. */
function logAwaiting(text: string) {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(() => reject(new Error(`Nothing was logged of "${text}"`)), 10_000)
  const write = (line: string) => {
    if (!line.includes(text)) return
    clearTimeout(timer)
    resolve()
  }
  return { stream: { write }, seen: promise }
}

test('while the mail server is dead, sign-ups go on, and the codes arrive when it is back', async (context) => {
  const folder = await folderFor(context)
  const port = await closedPort()
  const settings = { LIFEGUARD_LOG_LEVEL: 'warn' }
  const smtpUrl = `smtp://127.0.0.1:${port}`
  const log = logAwaiting('it will be tried again')
  const server = await startRunningServer({ dataDir: folder, smtpUrl, settings, logStream: log.stream })
  context.after(() => server.close())
  const sdk = sdkOf(server, { maxAttempts: 1 })
  const { poolId, clientId } = await createPool(sdk)
  const UserAttributes = [{ Name: 'email', Value: 'ada@people.example' }]
  await sdk.send(new SignUpCommand({ ClientId: clientId, Username: 'ada', Password: password, UserAttributes }))
  await log.seen
  const [waiting] = await outboxOf(server, poolId)
  assert.equal(waiting?.Status, 'PENDING')
  assert.equal(waiting.Tries, 1)
  assert.match(waiting.Problem ?? '', /ECONNREFUSED/)
  await server.close()
  sdk.destroy()

  const mail = await startMailServer({ port })
  context.after(() => mail.close())
  // A minute later, when the message is due again.
  const clock = { now: () => new Date(Date.now() + 60_000) }
  const later = await startRunningServer({ dataDir: folder, smtpUrl, clock })
  context.after(() => later.close())
  const ConfirmationCode = await codeFrom(mail, 'ada@people.example')
  const again = sdkOf(later)
  await again.send(new ConfirmSignUpCommand({ ClientId: clientId, Username: 'ada', ConfirmationCode }))
  again.destroy()
})
