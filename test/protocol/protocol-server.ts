import assert from 'node:assert/strict'
import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { createApp } from '#app.ts'
import type { Service } from '#contract/shape.ts'
import type { Services } from '#flows/services.ts'
import type { Api } from '#operations/dispatch.ts'
import { apis } from '#operations/index.ts'
import type { Input, OperationName, Output } from '#operations/operation.ts'
import { readConfig } from '#read-config.ts'
import { openMemoryStore } from '#storage/open.ts'
import { createTestClock, type TestClock } from '#test/support/harness.ts'
import { type AccessKey, type Signing, withSignature } from './signer.ts'

export type HttpAnswer = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly milliseconds: number
}

export type HttpRequest = {
  readonly method?: string
  readonly path?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Uint8Array
}

export type CallOptions = {
  /** How to sign; `unsigned` for not at all. By default an operation is signed when the contract asks for it. */
  readonly signing?: Partial<Signing> | 'unsigned'
  readonly headers?: Readonly<Record<string, string>>
}

export type ProtocolServer = {
  readonly url: string
  readonly clock: TestClock
  readonly accessKey: AccessKey
  readonly services: Services
  /** What was logged: nothing at all, as long as there was no bug. */
  readonly logged: readonly string[]
  /** Any HTTP request. */
  send(request: HttpRequest): Promise<HttpAnswer>
  /** A request to an operation. A text or bytes go out as they are, anything else as JSON. */
  request(name: string, body: unknown, options?: CallOptions): Promise<HttpAnswer>
  /** The output of an operation; fails the test when it is refused. */
  call<Name extends OperationName>(name: Name, input: Input<Name>): Promise<Output<Name>>
  close(): Promise<void>
}

export const awsJson = 'application/x-amz-json-1.1'
const masterKey = Buffer.from(Array.from({ length: 32 }, (_, index) => index)).toString('hex')

/**
 * The whole server as `npm start` puts it together, on a free port, with a clock in the test's hand. Without the address of a PostgreSQL
 * database it keeps everything in an SQLite database in memory.
 */
export async function startProtocolServer(databaseUrl?: string): Promise<ProtocolServer> {
  const logged: string[] = []
  const clock = createTestClock()
  const given = { LIFEGUARD_MASTER_KEY: masterKey, LIFEGUARD_PORT: '0', LIFEGUARD_LOG_LEVEL: 'warn' }
  const config = readConfig({ ...given, LIFEGUARD_DATABASE_URL: databaseUrl ?? '' }, () => '')
  assert.ok(config.ok, JSON.stringify(config))
  const logStream = { write: (line: string) => void logged.push(line) }
  const overrides = databaseUrl === undefined ? { openStore: openMemoryStore, clock, logStream } : { clock, logStream }
  const app = await createApp(config.config, overrides)
  const { url, accessKey } = await app.listen()
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const send = (sent: HttpRequest) => exchange(url, agent, sent)
  const host = new URL(url).host

  const server: ProtocolServer = {
    url,
    clock,
    accessKey,
    services: app.services,
    logged,
    send,
    request(name, given, { signing, headers: extra } = {}) {
      const { contract } = apiOf(name)
      const body = typeof given === 'string' || given instanceof Uint8Array ? given : JSON.stringify(given)
      const headers = { host, 'content-type': awsJson, 'x-amz-target': targetOf(contract, name), ...extra }
      const isSigned = signing === undefined ? contract.operations[name]?.auth === 'sigv4' : signing !== 'unsigned'
      if (!isSigned) return send({ headers, body })
      const how = { key: accessKey, at: clock.now(), service: contract.signingName, ...(signing as Partial<Signing>) }
      return send({ headers: withSignature(headers, body, how), body })
    },
    async call<Name extends OperationName>(name: Name, input: Input<Name>) {
      const { status, text } = await server.request(name, input)
      assert.equal(status, 200, `${name}: ${text}`)
      return JSON.parse(text) as Output<Name>
    },
    async close() {
      agent.destroy()
      await app.close()
    },
  }
  return server
}

/** Every finished operation with its API, in the order of the registry. */
export function finishedOperations(): readonly { readonly name: OperationName; readonly api: Api }[] {
  return apis.flatMap((api) => [...api.operations.values()].map(({ name }) => ({ name, api })))
}

/** The API that has an operation of this name; without one the first, whose answer to it is then to be looked at. */
export function apiOf(name: string): Api {
  const api = apis.find(({ contract }) => Object.hasOwn(contract.operations, name)) ?? apis[0]
  assert.ok(api)
  return api
}

export function targetOf({ targetPrefix }: Service, name: string): string {
  return `${targetPrefix}.${name}`
}

function exchange(url: string, agent: Agent, { method = 'POST', path = '/', headers, body = '' }: HttpRequest) {
  return new Promise<HttpAnswer>((resolve, reject) => {
    const started = performance.now()
    const sent = request(url, { agent, method, path, headers: { ...headers, 'content-length': byteLength(body) } })
    sent.on('error', reject)
    sent.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const milliseconds = performance.now() - started
        const { statusCode: status = 0, headers } = response
        resolve({ status, headers, text: Buffer.concat(chunks).toString(), milliseconds })
      })
    })
    sent.end(body)
  })
}

const byteLength = (body: string | Uint8Array) => (typeof body === 'string' ? Buffer.byteLength(body) : body.length)
