import { beginSrp, inParallel, type Json, type SecondStep } from './client.ts'
import type { Gauge, Primitives } from './primitives.ts'
import { plainRow, type Row, ratioRow } from './report.ts'
import type { BenchServer } from './server.ts'
import { byPassword, bySrp, password, username, users, type World, withWorld } from './world.ts'

/** Until here V8 still compiles what it finds hot, a tenth of all CPU in the first thousands of sign-ins. */
const warmUp = { passwords: 20_000, srp: 2_500 }

/** What one request of each kind costs the server, on SQLite. */
export function measureCosts(gauge: Gauge): Promise<readonly Row[]> {
  return withWorld(async (world) => {
    const { client, poolId, server } = world
    const tokens: Json[] = []
    await inParallel(users, 8, async (n) => tokens.push(await bySrp(world)(n)))
    const tokensOf = (n: number) => tokens[n % tokens.length] ?? {}
    const jwks = () => client.get(`/${poolId}/.well-known/jwks.json`)
    const getUser = (n: number) => client.call('GetUser', { AccessToken: tokensOf(n).AccessToken })
    await inParallel(warmUp.passwords, 16, byPassword(world))
    await inParallel(warmUp.srp, 16, bySrp(world))
    const others = [
      await ratio(gauge, 'password sign-in', costOf(server, byPassword(world)), {
        signatures: 2,
        powers: 1,
        most: 1.5,
      }),
      await ratio(gauge, 'refresh', costOf(server, refresh(world, tokensOf)), { signatures: 2, powers: 0, most: 1.5 }),
    ]
    return [
      await ratio(gauge, 'SRP sign-in', srpCost(world), { signatures: 2, powers: 3, most: 1.35 }),
      ...others,
      cost('GetUser', await cpuPer(server, 4_000, getUser)),
      cost('jwks.json', await cpuPer(server, 4_000, jwks)),
      await rate('jwks.json', jwks),
    ]
  })
}

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
  return plainRow(`${what}, one client process`, `${perSecond.toFixed(0)} requests/s`)
}

function cost(what: string, cpuMs: number): Row {
  return plainRow(what, `${cpuMs.toFixed(3)} ms CPU`)
}
