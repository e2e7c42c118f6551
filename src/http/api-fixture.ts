import { connect } from 'node:net'
import { cognitoIdp } from '#contract/cognito-idp.generated.ts'
import { ServiceError } from '#domain/errors.ts'
import type { Services } from '#flows/services.ts'
import type { Signature } from '#operations/dispatch.ts'
import type { Operation } from '#operations/operation.ts'
import { type ApiContext, addApiRoute } from './api-route.ts'
import { clientAddressBehind } from './client-address.ts'
import { createServer, type Timeouts } from './server.ts'
import type { SignedRequest } from './sigv4.ts'

export type Calls = Parameters<NonNullable<ApiContext['recordCall']>>[0][]

/** Four operations that need no store; every other one of the contract is still to be written. */
function fakeOperations(hold: Promise<void> | undefined): ReadonlyMap<string, Operation> {
  const operations: Operation[] = [
    {
      name: 'GetUser',
      signed: false,
      async run(_services, _input, { requestId, sourceIp }) {
        await hold
        return { Username: `${requestId} ${sourceIp}`, UserAttributes: [] }
      },
    },
    { name: 'ListUserPools', signed: true, run: async () => ({ UserPools: [] }) },
    {
      name: 'AdminDeleteUser',
      signed: true,
      async run() {
        throw new ServiceError('UserNotFoundException', 'User\r\ndoes → not exíst.')
      },
    },
    {
      name: 'DescribeUserPool',
      signed: true,
      async run() {
        throw Object.assign(new Error('a bug'), { row: 'p4ssw0rd' })
      },
    },
  ]
  return new Map(operations.map((operation) => [operation.name, operation]))
}

/** A server over the real contract, without a store, that keeps what is logged, signed and counted. */
export function fakeApiServer(
  options: {
    signature?: Signature
    timeouts?: Partial<Timeouts>
    hold?: Promise<void>
    logLevel?: 'info' | 'debug'
    trustedProxies?: Parameters<typeof clientAddressBehind>[0]
    homePage?: string
  } = {},
) {
  const lines: string[] = []
  const calls: Calls = []
  const signed: SignedRequest[] = []
  let count = 0
  const server = createServer({
    logLevel: options.logLevel ?? 'info',
    requestId: () => `request-${++count}`,
    logStream: { write: (line) => void lines.push(line) },
    timeouts: options.timeouts,
  })
  addApiRoute(server, {
    services: { log: server.log } as unknown as Services,
    apis: [{ contract: cognitoIdp, operations: fakeOperations(options.hold) }],
    clientAddress: clientAddressBehind(options.trustedProxies ?? []),
    recordCall: (call) => void calls.push(call),
    homePage: options.homePage,
    async verifySignature(request) {
      signed.push(request)
      return options.signature ?? { kind: 'signed' }
    },
  })
  return { server, lines, calls, signed }
}

export const jsonHeaders = { 'content-type': 'application/x-amz-json-1.1' }

export function callOf(operation: string, input: object = {}) {
  return {
    method: 'POST',
    url: '/',
    headers: { ...jsonHeaders, 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
    payload: JSON.stringify(input),
  } as const
}

/** The bytes of a call for a bare socket. */
export function rawCall(operation: string, input: object = {}, extraHeaders = ''): string {
  const { headers, payload } = callOf(operation, input)
  return (
    `POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: ${headers['content-type']}\r\n` +
    `x-amz-target: ${headers['x-amz-target']}\r\ncontent-length: ${payload.length}\r\n${extraHeaders}\r\n${payload}`
  )
}

/** Sends the bytes on a socket and resolves to everything that comes back until the server hangs up. */
export function exchange(port: number, bytes: string, { halfClose = false } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    let received = ''
    socket.setEncoding('latin1')
    socket.on('data', (text) => {
      received += text
    })
    socket.on('error', reject)
    socket.on('end', () => {
      socket.destroy()
      resolve(received)
    })
    if (halfClose) socket.end(bytes)
    else socket.write(bytes)
  })
}
