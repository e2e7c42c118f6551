import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { type BenchClient, createAdministrator, createClient, inParallel, type Json, srpSignIn } from './client.ts'
import type { Primitives } from './primitives.ts'
import { type Row, ratioRow } from './report.ts'
import { type BenchServer, startServer } from './server.ts'

const users = 200
const password = 'Passw0rd!'
const username = (n: number) => `user${n % users}`

type World = {
  readonly server: BenchServer
  readonly client: BenchClient
  readonly poolId: string
  readonly clientId: string
}

/** What one request of each kind costs the server, on SQLite. Rate limits are off: one client asks faster than any app may. */
export async function measureCosts({ signatureMs, powerMs }: Primitives): Promise<readonly Row[]> {
  const server = await startServer({ LIFEGUARD_METRICS: 'on', LIFEGUARD_RATE_LIMITS: 'off' })
  const client = createClient(server.url)
  try {
    const world = { server, client, ...(await createWorld(server.url)) }
    const srp = (n: number) => srpSignIn(client, world.poolId, world.clientId, username(n), password)
    await inParallel(100, 8, srp)
    const tokens: Json[] = []
    await inParallel(users, 8, async (n) => tokens.push(await srp(n)))
    const tokensOf = (n: number) => tokens[n % tokens.length] ?? {}
    return [
      plain('start to ready', `${server.startMs.toFixed(0)} ms`, 'under 1000 ms', server.startMs < 1_000),
      ratioRow(
        'SRP sign-in',
        await cpuPer(server, 1_000, srp),
        2 * signatureMs + 3 * powerMs,
        '2 signatures, 3 powers',
        1.35,
      ),
      ratioRow(
        'password sign-in',
        await cpuPer(server, 1_000, byPassword(world)),
        2 * signatureMs + powerMs,
        '2 signatures, 1 power',
        1.5,
      ),
      ratioRow('refresh', await cpuPer(server, 2_000, refresh(world, tokensOf)), 2 * signatureMs, '2 signatures', 1.5),
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

async function cpuPer(server: BenchServer, count: number, work: (n: number) => Promise<unknown>): Promise<number> {
  await inParallel(Math.ceil(count / 10), 16, work)
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

/** 64 sign-ins at a time, until 10,000 are done: how long the event loop stood still, both cores, and what memory is left. */
async function underLoad({ server, client, clientId }: World, srp: (n: number) => Promise<unknown>): Promise<Row[]> {
  await resetLag(server)
  await inParallel(2_000, 64, srp)
  const stall = await eventLoopLag(server)
  const started = performance.now()
  const before = server.cpuMs()
  const one = byPassword({ server, client, poolId: '', clientId })
  await inParallel(8_000, 64, one)
  const seconds = (performance.now() - started) / 1_000
  const resident = server.residentMegabytes()
  return [
    plain('longest stall, 64 SRP sign-ins at a time', `${stall.toFixed(0)} ms`, 'at most 20 ms', stall <= 20),
    plain(
      'password sign-ins, 64 at a time',
      `${(8_000 / seconds).toFixed(0)}/s using ${((server.cpuMs() - before) / 1_000 / seconds).toFixed(2)} cores`,
      '',
      undefined,
    ),
    plain('resident after 10,000 sign-ins', `${resident.toFixed(0)} MB`, 'under 150 MB', resident < 150),
  ]
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
