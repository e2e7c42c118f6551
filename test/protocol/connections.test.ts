import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { awsJson, type ProtocolServer, startProtocolServer } from './protocol-server.ts'

let server: ProtocolServer

before(async () => {
  server = await startProtocolServer()
})
after(() => server.close())

const target = 'AWSCognitoIdentityProviderService.SignUp'

/** What HTTP clients refuse to send: bytes on a bare socket, and the status line and body that come back. */
const bareRequests: readonly [what: string, request: string, answer: RegExp][] = [
  ['no HTTP at all', 'hello\r\n\r\n', /^HTTP\/1\.1 400 .*\{"message":"This is not an HTTP request\."\}$/s],
  ['two lengths', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}', /^HTTP\/1\.1 400 /],
  [
    'a length and chunks, as request smuggling wants them',
    'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    /^HTTP\/1\.1 400 /,
  ],
  [
    'twenty kilobytes of headers',
    `POST / HTTP/1.1\r\nhost: a\r\nx-a: ${'a'.repeat(20_000)}\r\n\r\n`,
    /^HTTP\/1\.1 431 .*\{"message":"The headers are too large\."\}$/s,
  ],
  ['no host', `POST / HTTP/1.1\r\ncontent-length: 2\r\n\r\n{}`, /^HTTP\/1\.1 400 /],
  [
    'two content types, of which the first counts',
    `POST / HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: ${awsJson}\r\ncontent-type: text/plain\r\n` +
      `x-amz-target: ${target}\r\ncontent-length: 2\r\n\r\n{}`,
    /^HTTP\/1\.1 400 .*"__type":"InvalidParameterException"/s,
  ],
  [
    'chunks',
    `POST / HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: ${awsJson}\r\nx-amz-target: ${target}\r\n` +
      'transfer-encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n',
    /^HTTP\/1\.1 400 .*"__type":"InvalidParameterException"/s,
  ],
]

for (const [what, sent, wanted] of bareRequests) {
  test(`on the bare socket: ${what}`, async () => assert.match(await bareExchange(sent), wanted))
}

function bareExchange(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(new URL(server.url).port), host: '127.0.0.1' })
    let received = ''
    socket.setEncoding('latin1')
    socket.on('data', (text) => {
      received += text
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(received))
    socket.write(bytes)
  })
}
