import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import type { Message } from '#domain/messages.ts'
import { createSmsWebhook } from './sms-webhook.ts'

const now = new Date(1_700_000_000_123)
const secret = 'a shared secret of some length'
const message: Message = {
  poolId: 'us-east-1_AbC123xyz',
  userId: 'the-sub',
  username: 'anna',
  kind: 'authentication',
  channel: 'sms',
  recipient: '+491700000000',
  subject: '',
  body: 'Your code is 123456',
  code: '123456',
  from: '',
  replyTo: '',
}

let server: Server
let url: string
let answer: { status: number; location?: string } = { status: 200 }
const received: { headers: IncomingMessage['headers']; body: string }[] = []

before(async () => {
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    received.push({ headers: request.headers, body })
    response.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end('thanks')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms?token=hidden`
})
after(() => server.close())

const send = (to = url, more: Partial<Message> = {}) =>
  createSmsWebhook(to, secret, () => now).send({ ...message, ...more }, { id: 'm1' })

test('the receiver gets the text, and can tell who sent it and when', async () => {
  answer = { status: 204 }
  await send()
  const { headers, body } = received.at(-1) ?? { headers: {}, body: '' }
  assert.deepEqual(JSON.parse(body), {
    id: 'm1',
    userPoolId: 'us-east-1_AbC123xyz',
    userSub: 'the-sub',
    kind: 'authentication',
    phoneNumber: '+491700000000',
    text: 'Your code is 123456',
  })
  const expected = createHmac('sha256', secret).update(`1700000000.${body}`).digest('hex')
  assert.equal(headers['lifeguard-signature'], `t=1700000000,v1=${expected}`)
  assert.equal(headers['content-type'], 'application/json')
})

test('what may be better later is tried again, what is about this message is not', async () => {
  for (const [status, permanent] of [
    [400, true],
    [401, true],
    [404, true],
    [410, true],
    [408, false],
    [425, false],
    [429, false],
    [500, false],
    [503, false],
  ] as const) {
    answer = { status }
    await assert.rejects(send(), {
      name: 'DeliveryFailure',
      permanent,
      message: `The SMS webhook answered with HTTP status ${status}`,
    })
  }
})

test('a redirect is not followed: a code goes nowhere but where it was sent', async () => {
  const before = received.length
  answer = { status: 307, location: `${url}&again` }
  await assert.rejects(send(), { permanent: true })
  assert.equal(received.length, before + 1)
})

test('a webhook that is down is tried again, and its address is not told', async () => {
  await assert.rejects(send('http://127.0.0.1:1/sms?token=hidden'), (error: Error & { permanent?: boolean }) => {
    assert.equal(error.permanent, false)
    assert.match(error.message, /^The SMS webhook did not answer: E/)
    assert.doesNotMatch(error.message, /hidden|123456|491700/)
    return true
  })
})

test('an aborted try is temporary, an e-mail is refused', async () => {
  answer = { status: 200 }
  const aborted = createSmsWebhook(url, secret, () => now).send(message, { id: 'm2', signal: AbortSignal.abort() })
  await assert.rejects(aborted, { permanent: false })
  await assert.rejects(send(url, { channel: 'email' }), { permanent: true })
})
