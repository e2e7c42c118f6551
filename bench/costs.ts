import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import {
  beginSrp,
  createAdministrator,
  createClient,
  inParallel,
  type Json,
  type SecondStep,
  type SignInPlace,
  srpSignIn,
} from './client.ts'
import type { Gauge, Primitives } from './primitives.ts'
import { type Row, ratioRow } from './report.ts'
import { type BenchServer, startServer } from './server.ts'

const users = 200
const password = 'Passw0rd!'
const username = (n: number) => `user${n % users}`

type World = SignInPlace & { readonly server: BenchServer }

/** What one request of each kind costs the server, on SQLite. Rate limits are off: one client asks faster than any app may. */
export async function measureCosts(gauge: Gauge): Promise<readonly Row[]> {
  const server = await startServer({ LIFEGUARD_METRICS: 'on', LIFEGUARD_RATE_LIMITS: 'off' })
  const client = createClient(server.url)
  try {
    const world = { server, client, ...(await createWorld(server.url)) }
    const srp = (n: number) => srpSignIn(world, username(n), password)
    await inParallel(100, 8, srp)
    const tokens: Json[] = []
    await inParallel(users, 8, async (n) => tokens.push(await srp(n)))
    const tokensOf = (n: number) => tokens[n % tokens.length] ?? {}
    return [
      ...(await memory()),
      await ratio(gauge, 'SRP sign-in', srpCost(world), { signatures: 2, powers: 3, most: 1.35 }),
      await ratio(gauge, 'password sign-in', costOf(server, byPassword(world)), {
        signatures: 2,
        powers: 1,
        most: 1.5,
      }),
      await ratio(gauge, 'refresh', costOf(server, refresh(world, tokensOf)), { signatures: 2, powers: 0, most: 1.5 }),
      cost(
        'GetUser',
        await cpuPer(server, 4_000, (n) => client.call('GetUser', { AccessToken: tokensOf(n).AccessToken })),
      ),
      cost('jwks.json', await cpuPer(server, 4_000, () => client.get(`/${world.poolId}/.well-known/jwks.json`))),
      await rate('jwks.json', () => client.get(`/${world.poolId}/.well-known/jwks.json`)),
      ...(await underLoad(world, srp)),
    ]
  } finally {
    client.close()
    await server.stop()
  }
}

const byPassword =
  ({ client, clientId }: World) =>
  (n: number) =>
    client.call('InitiateAuth', {
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: username(n), PASSWORD: password },
    })

const refresh =
  ({ client, clientId }: World, tokensOf: (n: number) => Json) =>
  (n: number) =>
    client.call('InitiateAuth', {
      ClientId: clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: tokensOf(n).RefreshToken },
    })

type Bare = { readonly signatures: number; readonly powers: number; readonly most: number }

/** Milliseconds of CPU that each of `count` sign-ins or refreshes takes the server. */
type Cost = (count: number) => Promise<number>

const costOf =
  (server: BenchServer, work: (n: number) => Promise<unknown>): Cost =>
  async (count) => {
    const before = server.cpuMs()
    await inParallel(count, 16, work)
    return (server.cpuMs() - before) / count
  }

/**
 * Both steps of many sign-ins. The client's arithmetic in between belongs to another machine: while it is done the server has nothing to do and is
 * not measured.
 */
const srpCost =
  (world: World): Cost =>
  async (count) => {
    const begun: (() => SecondStep)[] = []
    const first = await costOf(world.server, async (n) => {
      begun.push(await beginSrp(world, username(n), password))
    })(count)
    const steps = begun.map((answer) => answer())
    return first + (await costOf(world.server, (n) => steps[n]?.() ?? Promise.reject(new Error('no step')))(count))
  }

const rounds = 15
const roundSize = 120

/**
 * Machines change their speed from second to second, so the primitives are measured before and after each short round, and the median of the rounds
 * counts.
 */
async function ratio(gauge: Gauge, what: string, cost: Cost, { signatures, powers, most }: Bare): Promise<Row> {
  await cost(10 * roundSize)
  const bareMs = ({ signatureMs, powerMs }: Primitives) => signatures * signatureMs + powers * powerMs
  const found: { cpu: number; bare: number }[] = []
  let before = bareMs(await gauge.measure(60))
  for (let round = 0; round < rounds; round++) {
    const cpu = await cost(roundSize)
    const after = bareMs(await gauge.measure(60))
    found.push({ cpu, bare: (before + after) / 2 })
    before = after
  }
  const middle = found.sort((a, b) => a.cpu / a.bare - b.cpu / b.bare)[rounds >> 1] ?? { cpu: 0, bare: 0 }
  const made = `${signatures} signatures${powers === 0 ? '' : `, ${powers} power${powers === 1 ? '' : 's'}`}`
  return ratioRow(what, middle.cpu, middle.bare, made, most)
}

async function cpuPer(server: BenchServer, count: number, work: (n: number) => Promise<unknown>): Promise<number> {
  await inParallel(count, 16, work)
  const before = server.cpuMs()
  await inParallel(count, 16, work)
  return (server.cpuMs() - before) / count
}

async function rate(what: string, work: () => Promise<unknown>): Promise<Row> {
  const started = performance.now()
  await inParallel(8_000, 32, work)
  const perSecond = 8_000 / ((performance.now() - started) / 1_000)
  return plain(`${what}, one client process`, `${perSecond.toFixed(0)} requests/s`, '', undefined)
}

/** 64 sign-ins at a time: how long the event loop stood still. */
async function underLoad(
  { server, client, clientId, poolId }: World,
  srp: (n: number) => Promise<unknown>,
): Promise<Row[]> {
  await resetLag(server)
  await inParallel(2_000, 64, srp)
  const stall = await eventLoopLag(server)
  const started = performance.now()
  const before = server.cpuMs()
  await inParallel(4_000, 64, byPassword({ server, client, poolId, clientId }))
  const seconds = (performance.now() - started) / 1_000
  const cores = (server.cpuMs() - before) / 1_000 / seconds
  return [
    plain('longest stall, 64 SRP sign-ins at a time', `${stall.toFixed(0)} ms`, 'at most 20 ms', stall <= 20),
    plain(
      'password sign-ins, 64 at a time',
      `${(4_000 / seconds).toFixed(0)}/s using ${cores.toFixed(2)} cores`,
      '',
      undefined,
    ),
  ]
}

/** A fresh server as anybody starts it, and what it holds after 10,000 sign-ins. */
async function memory(): Promise<Row[]> {
  const server = await startServer({ LIFEGUARD_RATE_LIMITS: 'off' })
  const client = createClient(server.url)
  try {
    const fresh = server.residentMegabytes()
    const world = { server, client, ...(await createWorld(server.url)) }
    await inParallel(2_000, 16, (n) => srpSignIn(world, username(n), password))
    await inParallel(8_000, 16, byPassword(world))
    const resident = server.residentMegabytes()
    return [
      plain('start to ready', `${server.startMs.toFixed(0)} ms`, 'under 1000 ms', server.startMs < 1_000),
      plain(
        'resident after 10,000 sign-ins',
        `${resident.toFixed(0)} MB (${fresh.toFixed(0)} MB at the start)`,
        'under 150 MB',
        resident < 150,
      ),
    ]
  } finally {
    client.close()
    await server.stop()
  }
}

/** Reading the metrics starts a new measurement of the lag. */
const resetLag = (server: BenchServer) => eventLoopLag(server)

async function eventLoopLag({ url }: BenchServer): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text)?.[1] ?? Number.NaN) * 1_000
}

async function createWorld(url: string): Promise<{ poolId: string; clientId: string }> {
  const administrator = createAdministrator(url)
  const { UserPool } = await administrator.send(new CreateUserPoolCommand({ PoolName: 'bench' }))
  const UserPoolId = UserPool?.Id ?? ''
  const { UserPoolClient } = await administrator.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'bench',
      ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  )
  await inParallel(users, 8, async (n) => {
    const Username = username(n)
    await administrator.send(new AdminCreateUserCommand({ UserPoolId, Username, MessageAction: 'SUPPRESS' }))
    await administrator.send(
      new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: password, Permanent: true }),
    )
  })
  return { poolId: UserPoolId, clientId: UserPoolClient?.ClientId ?? '' }
}

function plain(what: string, measured: string, target: string, ok: boolean | undefined): Row {
  return { what, measured, beside: '', target, ok }
}

function cost(what: string, cpuMs: number): Row {
  return plain(what, `${cpuMs.toFixed(3)} ms CPU`, '', undefined)
}
