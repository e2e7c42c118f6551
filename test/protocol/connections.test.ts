import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { awsJson, type ProtocolServer, startProtocolServer } from './protocol-server.ts'

let server: ProtocolServer

before(async () => {
  server = await startProtocolServer()
})
after(() => server.close())

const prefix = 'AWSCognitoIdentityProviderService'
const target = `${prefix}.SignUp`

/** The headers of a call but for the length of its body. */
function head(operation = 'SignUp'): string {
  return (
    'POST / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n' +
    `content-type: ${awsJson}\r\nx-amz-target: ${prefix}.${operation}\r\n`
  )
}

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
    `${head()}transfer-encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n`,
    /^HTTP\/1\.1 400 .*"__type":"InvalidParameterException"/s,
  ],
  [
    'chunks of two mebibytes',
    `${head()}transfer-encoding: chunked\r\n\r\n200000\r\n${'x'.repeat(0x200000)}\r\n0\r\n\r\n`,
    /^HTTP\/1\.1 413 .*"__type":"RequestEntityTooLargeException"/s,
  ],
  ['more announced than is taken', `${head()}content-length: 9999999\r\n\r\n{}`, /^HTTP\/1\.1 413 /],
  ['a negative length', `${head()}content-length: -1\r\n\r\n{}`, /^HTTP\/1\.1 400 /],
  ['a zero byte in a header', `${head()}x-a: a\0b\r\ncontent-length: 2\r\n\r\n{}`, /^HTTP\/1\.1 400 /],
  [
    'two signatures',
    `${head('ListUserPools')}authorization: a\r\nauthorization: b\r\ncontent-length: 2\r\n\r\n{}`,
    /"__type":"IncompleteSignatureException","message":"'Authorization' must be sent only once\."/,
  ],
  [
    'another protocol asked for, which is not given',
    `${head()}upgrade: websocket\r\ncontent-length: 2\r\n\r\n{}`,
    /^HTTP\/1\.1 400 .*"__type":"InvalidParameterException"/s,
  ],
  ['a tunnel to somewhere else', 'CONNECT internal.example:443 HTTP/1.1\r\nhost: a\r\n\r\n', /^$/],
  ['a method that nobody has', 'BREW / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n', /^HTTP\/1\.1 400 /],
]

for (const [what, sent, wanted] of bareRequests) {
  test(`on the bare socket: ${what}`, async () => assert.match(await bareExchange(sent), wanted))
}

test('none of it was logged as a problem', () => assert.deepEqual(server.logged, []))

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
