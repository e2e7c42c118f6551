import { generateKeyPairSync, sign, verify } from 'node:crypto'
import { inParallel } from './client.ts'
import { createWebClient, type WebAsk, type WebClient } from './oauth-client.ts'
import { codeIn, createOAuthWorld, type OAuthWorld } from './oauth-world.ts'
import { startBareServer } from './page-bare-server.ts'
import type { Gauge } from './primitives.ts'
import type { Row } from './report.ts'
import { type BenchServer, startServer } from './server.ts'

const rounds = 7
const parallel = 16

/** What a request is made of, in one round: milliseconds of CPU. `exchange` is bare HTTP with as many bytes. */
type Bare = {
  readonly signature: number
  readonly power: number
  readonly verification: number
  readonly exchange: number
}

type Case = {
  readonly what: string
  readonly made: string
  readonly bare: (bare: Bare) => number
  readonly count: number
  readonly run: (n: number) => Promise<unknown>
}

type Sample = { readonly cpuMs: number; readonly perSecond: number; readonly bareMs: number }

/** The endpoints and the sign-in page, every kind of request in every round, so that none has a quieter machine than the others. */
export async function measureOAuthCosts(gauge: Gauge): Promise<readonly Row[]> {
  const server = await startServer()
  const bareServer = await startBareServer()
  const [client, bareClient] = [createWebClient(server.url), createWebClient(bareServer.url)]
  try {
    const world = await createOAuthWorld(server.url, client)
    const pageBytes = Buffer.byteLength((await client.ask(200, world.loginPage)).text)
    const cases = casesOf(world, client)
    const samples = new Map<Case, Sample[]>(cases.map((one) => [one, []]))
    for (let round = -1; round < rounds; round++) {
      const bare = await measureBare(gauge, bareServer, { client: bareClient, bytes: pageBytes })
      for (const one of cases) {
        const { cpuMs, perSecond } = await burst(server, one.count, one.run)
        // The first round is for warming up.
        if (round >= 0) samples.get(one)?.push({ cpuMs, perSecond, bareMs: one.bare(bare) })
      }
    }
    return [sizeRow(pageBytes), ...cases.map((one) => rowOf(one, samples.get(one) ?? []))]
  } finally {
    client.close()
    bareClient.close()
    await server.stop()
    await bareServer.stop()
  }
}

function casesOf(world: OAuthWorld, client: WebClient): readonly Case[] {
  const codes: string[] = []
  const ask = (status: number, asked: (n: number) => WebAsk) => (n: number) => client.ask(status, asked(n))
  const oneSignature = { made: '1 signature', bare: ({ signature }: Bare) => signature }
  const twoSignatures = { made: '2 signatures', bare: ({ signature }: Bare) => 2 * signature }
  const exchange = { made: 'bare HTTP', bare: (bare: Bare) => bare.exchange }
  return [
    { what: 'client_credentials', ...oneSignature, count: 300, run: ask(200, () => world.clientCredentials) },
    { what: 'refresh_token', ...twoSignatures, count: 250, run: ask(200, world.refresh) },
    {
      what: 'GET /login',
      ...exchange,
      made: 'bare HTTP, as many bytes',
      count: 300,
      run: ask(200, () => world.loginPage),
    },
    {
      what: 'GET /oauth2/authorize with a session',
      ...exchange,
      count: 250,
      run: async (n) => codes.push(codeIn((await client.ask(302, world.authorize(n))).location)),
    },
    {
      what: 'authorization_code with PKCE',
      ...twoSignatures,
      count: 250,
      run: () => client.ask(200, world.redeem(codes.pop() ?? '')),
    },
    { what: 'POST /login', made: '1 power', bare: ({ power }) => power, count: 200, run: ask(302, world.login) },
    {
      what: 'userInfo',
      made: '1 verification and bare HTTP',
      bare: (bare) => bare.verification + bare.exchange,
      count: 400,
      run: ask(200, world.userInfo),
    },
  ]
}

type Measured = Pick<BenchServer, 'cpuMs'>

async function burst(
  server: Measured,
  count: number,
  run: (n: number) => Promise<unknown>,
): Promise<{ cpuMs: number; perSecond: number }> {
  const started = performance.now()
  const before = server.cpuMs()
  await inParallel(count, parallel, run)
  const cpuMs = (server.cpuMs() - before) / count
  return { cpuMs, perSecond: (count / (performance.now() - started)) * 1_000 }
}

type BarePage = { readonly client: WebClient; readonly bytes: number }

async function measureBare(gauge: Gauge, server: Measured, { client, bytes }: BarePage): Promise<Bare> {
  const { signatureMs, powerMs } = await gauge.measure(150)
  const page: WebAsk = { method: 'GET', path: `/?bytes=${bytes}` }
  const { cpuMs } = await burst(server, 500, () => client.ask(200, page))
  return { signature: signatureMs, power: powerMs, verification: verificationMs(), exchange: cpuMs }
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const token = Buffer.alloc(700, 'x')
const signature = sign('sha256', token, privateKey)

function verificationMs(count = 1_000): number {
  const before = process.cpuUsage()
  for (let n = 0; n < count; n++) verify('sha256', token, publicKey, signature)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000 / count
}

function rowOf({ what, made }: Case, samples: readonly Sample[]): Row {
  const cpuMs = median(samples.map((sample) => sample.cpuMs))
  const bareMs = median(samples.map((sample) => sample.bareMs))
  const times = median(samples.map((sample) => sample.cpuMs / sample.bareMs))
  const perSecond = median(samples.map((sample) => sample.perSecond))
  return {
    what,
    measured: `${cpuMs.toFixed(2)} ms CPU, ${perSecond.toFixed(0)}/s`,
    beside: `${bareMs.toFixed(3)} ms (${made}): ${times.toFixed(2)} times`,
    target: '',
    ok: undefined,
  }
}

function sizeRow(bytes: number): Row {
  const measured = `${(bytes / 1_000).toFixed(1)} KB`
  return { what: 'sign-in page', measured, beside: '', target: 'under 30 KB', ok: bytes < 30_000 }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? Number.NaN
}
