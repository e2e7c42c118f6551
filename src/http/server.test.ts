import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { exchange, fakeApiServer, rawCall } from './api-fixture.ts'
import { largestBodyBytes, stopServer } from './server.ts'

const input = { AccessToken: 'a.b.c' }
const closing = 'connection: close\r\n'

/** Starts a server on a free port that the end of the test stops. */
async function listening(
  context: { after(stop: () => Promise<void>): void },
  options?: Parameters<typeof fakeApiServer>[0],
) {
  const fake = fakeApiServer(options)
  context.after(async () => {
    fake.server.server.closeAllConnections()
    await fake.server.close()
  })
  await fake.server.listen({ port: 0, host: '127.0.0.1' })
  fake.lines.length = 0
  return { ...fake, port: (fake.server.server.address() as AddressInfo).port }
}

test('pipelined calls are answered in order, each with its own id', async (context) => {
  const { port } = await listening(context)
  const received = await exchange(
    port,
    rawCall('GetUser', input) + rawCall('GetUser') + rawCall('GetUser', input, closing),
  )
  assert.deepEqual(received.match(/HTTP\/1\.1 \d+/g), ['HTTP/1.1 200', 'HTTP/1.1 400', 'HTTP/1.1 200'])
  assert.deepEqual(
    received.match(/requestid: request-\d/g)?.map((line) => line.slice(-1)),
    ['1', '2', '3'],
  )
})

test('a client that has sent all and closed its half still gets the answer', async (context) => {
  const { port } = await listening(context)
  assert.match(await exchange(port, rawCall('GetUser', input, closing), { halfClose: true }), /^HTTP\/1\.1 200 /)
})

const timeouts = { requestMilliseconds: 50, checkMilliseconds: 10 }
const unfinished = {
  'a body that does not come': rawCall('GetUser', input).slice(0, -5),
  'headers that do not end': 'POST / HTTP/1.1\r\nhost: localhost\r\n',
}

for (const [what, bytes] of Object.entries(unfinished)) {
  test(`${what} ends the connection in time`, async (context) => {
    const { port, lines } = await listening(context, { timeouts })
    assert.match(await exchange(port, bytes), /^HTTP\/1\.1 408 /)
    assert.deepEqual(lines, [])
  })
}

test('a body cut off by the client is neither answered nor a bug', async (context) => {
  const { server, port, lines } = await listening(context)
  const arrived = once(server.server, 'request')
  const socket = connect(port, '127.0.0.1')
  socket.write(rawCall('GetUser', input).slice(0, -5))
  const [incoming] = await arrived
  const closed = new Promise((resolve) => incoming.on('close', resolve))
  socket.destroy()
  await closed
  assert.deepEqual(lines, [])
})

const tooLarge = largestBodyBytes + 1
const oversized = {
  'announced by its length': `content-length: ${tooLarge}\r\n\r\n`,
  'sent in chunks': `transfer-encoding: chunked\r\n\r\n${tooLarge.toString(16)}\r\n${' '.repeat(tooLarge)}\r\n0\r\n\r\n`,
}

for (const [how, rest] of Object.entries(oversized)) {
  test(`a body over the limit, ${how}, is refused`, async (context) => {
    const { port } = await listening(context)
    const [head = ''] = rawCall('GetUser').split('content-length')
    const received = await exchange(port, head + closing + rest)
    assert.match(received, /^HTTP\/1\.1 413 [\s\S]*RequestEntityTooLargeException/)
  })
}

const notHttp = {
  'what is not HTTP': 'EHLO example.com\r\n\r\n',
  'two lengths': 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}',
  'a length and chunks':
    'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
  'a header that is too large': `POST / HTTP/1.1\r\nhost: a\r\nx-large: ${'a'.repeat(20_000)}\r\n\r\n`,
}

for (const [what, bytes] of Object.entries(notHttp)) {
  test(`${what} is refused with an id`, async (context) => {
    const { port, lines } = await listening(context)
    assert.match(await exchange(port, bytes), /^HTTP\/1\.1 (400|431) [\s\S]*x-amzn-requestid: request-1/)
    assert.deepEqual(lines, [])
  })
}

test('an absolute request target never fails', async (context) => {
  const { port, lines } = await listening(context)
  const bytes = rawCall('GetUser', input, closing).replace('POST / ', 'POST http://localhost/ ')
  assert.match(await exchange(port, bytes), /^HTTP\/1\.1 200 /)
  assert.deepEqual(lines, [])
})

test('a stopping server finishes what is under way and takes nothing new', async (context) => {
  const { promise: hold, resolve: release } = Promise.withResolvers<void>()
  const { server, port } = await listening(context, { hold })
  const arrived = once(server.server, 'request')
  const answer = exchange(port, rawCall('GetUser', input))
  await arrived

  const stopped = stopServer(server)
  while (server.server.listening) await setImmediate()
  await assert.rejects(exchange(port, rawCall('GetUser', input)), { code: 'ECONNREFUSED' })
  release()
  assert.match(await answer, /^HTTP\/1\.1 200 /)
  await stopped
})

test('an idle keep-alive connection does not hold a stopping server', async (context) => {
  const { server, port } = await listening(context)
  const agent = new Agent({ keepAlive: true })
  context.after(async () => agent.destroy())
  const [response] = await once(request({ port, agent, method: 'GET' }).end(), 'response')
  await once(response.resume(), 'end')
  await stopServer(server)
})

test('what does not finish is cut off when the time is up', async (context) => {
  const { promise: hold } = Promise.withResolvers<void>()
  const { server, port } = await listening(context, { hold })
  const arrived = once(server.server, 'request')
  const answer = exchange(port, rawCall('GetUser', input)).catch((error: Error) => error)
  await arrived
  await stopServer(server, 10)
  assert.ok((await answer) instanceof Error || (await answer) === '')
})
