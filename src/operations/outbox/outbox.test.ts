import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { OutboxMessage } from '#contract/lifeguard.ts'
import { createHarness, type Harness, type HarnessOptions } from '#test/support/harness.ts'

async function startHarness(context: TestContext, options?: HarnessOptions): Promise<Harness> {
  const harness = await createHarness(options)
  context.after(() => harness.close())
  return harness
}

async function createPool({ call }: Harness): Promise<string> {
  const { UserPool } = await call('CreateUserPool', {
    PoolName: 'people',
    AutoVerifiedAttributes: ['email'],
    AdminCreateUserConfig: {
      InviteMessageTemplate: {
        EmailSubject: 'Welcome',
        EmailMessage: '<p style="color: teal">Hello <b>{username}</b>, {####}</p>',
        SMSMessage: 'Hello {username}, {####}',
      },
    },
  })
  return UserPool?.Id ?? ''
}

async function invite({ call }: Harness, UserPoolId: string, Username: string, by: 'EMAIL' | 'SMS' = 'EMAIL') {
  const { User } = await call('AdminCreateUser', {
    UserPoolId,
    Username,
    DesiredDeliveryMediums: [by],
    UserAttributes: [
      { Name: 'email', Value: `${Username}@example.com` },
      { Name: 'phone_number', Value: '+15555550100' },
    ],
  })
  return User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? ''
}

/** Dates come out of the harness as seconds since 1970. */
const secondsOf = (date: unknown) => Number(date)

test('a message that is kept shows what its reader needs', async (context) => {
  const harness = await startHarness(context)
  const poolId = await createPool(harness)
  const sub = await invite(harness, poolId, 'ada')
  const { Messages } = await harness.call('ListMessages', { UserPoolId: poolId })
  const [message, ...more] = Messages
  assert.ok(message)
  const { MessageId, CreationDate, FinishedDate, Code, Body, ...rest } = message
  assert.deepEqual(more, [])
  assert.match(MessageId, /^[\w-]{1,64}$/)
  assert.equal(secondsOf(CreationDate), harness.clock.now().getTime() / 1_000)
  assert.equal(FinishedDate, undefined)
  assert.ok(Code)
  assert.equal(
    Body,
    `<p style="color: teal">Hello <b>ada</b>, ${Code.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`,
  )
  assert.deepEqual(rest, {
    UserPoolId: poolId,
    UserSub: sub,
    Username: 'ada',
    Kind: 'invitation',
    DeliveryMedium: 'EMAIL',
    Destination: 'ada@example.com',
    Status: 'KEPT',
    Tries: 0,
    Subject: 'Welcome',
  })
})

test('an SMS shows its plain text', async (context) => {
  const harness = await startHarness(context)
  const poolId = await createPool(harness)
  await invite(harness, poolId, 'ada', 'SMS')
  const [message] = (await harness.call('ListMessages', { UserPoolId: poolId })).Messages
  assert.equal(message?.DeliveryMedium, 'SMS')
  assert.equal(message?.Destination, '+15555550100')
  assert.equal(message?.Body, `Hello ada, ${message?.Code}`)
})

test('messages come newest first, page by page, of one pool or of all', async (context) => {
  const harness = await startHarness(context)
  const [poolId, otherId] = [await createPool(harness), await createPool(harness)]
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    harness.clock.advance(1)
    await invite(harness, name === 'd' ? otherId : poolId, name)
  }
  const names = (messages: readonly OutboxMessage[]) => messages.map(({ Username }) => Username).join('')
  assert.equal(names((await harness.call('ListMessages', {})).Messages), 'edcba')
  assert.equal(names((await harness.call('ListMessages', { UserPoolId: otherId })).Messages), 'd')
  const pages: string[] = []
  let NextToken: string | undefined
  do {
    const page = await harness.call('ListMessages', { UserPoolId: poolId, MaxResults: 3, NextToken })
    pages.push(names(page.Messages))
    NextToken = page.NextToken
  } while (NextToken)
  assert.deepEqual(pages, ['ecb', 'a'])
})

test('one message is read by its id, as the list shows it', async (context) => {
  const harness = await startHarness(context)
  const poolId = await createPool(harness)
  await invite(harness, poolId, 'ada')
  await invite(harness, poolId, 'ben')
  const { Messages } = await harness.call('ListMessages', { UserPoolId: poolId })
  for (const message of Messages) {
    const found = await harness.call('GetMessage', { UserPoolId: poolId, MessageId: message.MessageId })
    assert.deepEqual(found, { Message: message })
  }
})

test('CVE-2025-27507: a message of another pool is not there', async (context) => {
  const harness = await startHarness(context)
  const [poolId, otherId] = [await createPool(harness), await createPool(harness)]
  await invite(harness, poolId, 'ada')
  const { MessageId = '' } = (await harness.call('ListMessages', {})).Messages[0] ?? {}
  const refusal = { code: 'ResourceNotFoundException', message: `Message ${MessageId} does not exist.`, status: 400 }
  assert.deepEqual(await harness.refusal('GetMessage', { UserPoolId: otherId, MessageId }), refusal)
  const missing = await harness.refusal('GetMessage', { UserPoolId: poolId, MessageId: 'nothing' })
  assert.equal(missing.message, 'Message nothing does not exist.')
  const unsigned = await harness.refusal('GetMessage', { UserPoolId: poolId, MessageId }, { kind: 'unsigned' })
  assert.equal(unsigned.code, 'MissingAuthenticationTokenException')
})

test('a message that is delivered is a record of tries without a text', async (context) => {
  const harness = await startHarness(context, { mail: 'send' })
  const { store, clock } = harness
  const poolId = await createPool(harness)
  for (const name of ['sent', 'failed', 'waiting']) await invite(harness, poolId, name)
  const due = await store.messages.claimDue(clock.now(), 9, new Date(clock.now().getTime() + 60_000))
  const idOf = (name: string) => due.find(({ recipient }) => recipient.startsWith(name))?.id ?? ''
  clock.advance(5)
  const at = clock.now()
  await store.messages.finish(idOf('sent'), { state: 'sent', at, problem: undefined })
  await store.messages.finish(idOf('failed'), { state: 'failed', at, problem: '550 No such mailbox' })
  await store.messages.retry(idOf('waiting'), new Date(at.getTime() + 30_000), '451 Later')

  const { Messages } = await harness.call('ListMessages', { UserPoolId: poolId })
  const seconds = at.getTime() / 1_000
  const shown = Object.fromEntries(
    Messages.map((message) => {
      const { Status, Tries, Problem, FinishedDate, NextTryDate } = message
      for (const name of ['Username', 'Subject', 'Body', 'Code']) assert.ok(!(name in message), name)
      return [message.Destination.split('@')[0], { Status, Tries, Problem, FinishedDate, NextTryDate }]
    }),
  )
  assert.deepEqual(shown, {
    sent: { Status: 'SENT', Tries: 1, Problem: undefined, FinishedDate: seconds, NextTryDate: undefined },
    failed: {
      Status: 'FAILED',
      Tries: 1,
      Problem: '550 No such mailbox',
      FinishedDate: seconds,
      NextTryDate: undefined,
    },
    waiting: { Status: 'PENDING', Tries: 1, Problem: '451 Later', FinishedDate: undefined, NextTryDate: seconds + 30 },
  })
  const { MessageId } = Messages.find(({ Status }) => Status === 'FAILED') ?? assert.fail()
  const { Message } = await harness.call('GetMessage', { UserPoolId: poolId, MessageId })
  assert.equal(Message.Problem, '550 No such mailbox')
  assert.ok(!('Body' in Message))
})
