import { beginSrp, inParallel, type SecondStep } from './client.ts'
import { plainRow, type Row } from './report.ts'
import { byPassword, bySrp, password, username, type World, withWorld } from './world.ts'

/** What a fresh server holds, how long it stands still, and how much of the machine it uses when many sign in at once. */
export async function measureLoad(): Promise<readonly Row[]> {
  return [...(await withWorld(memory)), ...(await withWorld(stalls, { gaugesStalls: true })), await withWorld(cores)]
}

async function memory(world: World): Promise<Row[]> {
  const { server } = world
  await inParallel(2_000, 16, bySrp(world))
  await inParallel(8_000, 16, byPassword(world))
  const resident = server.residentMegabytes()
  const held = `${resident.toFixed(0)} MB (${server.residentAtStart.toFixed(0)} MB at the start)`
  return [
    plainRow('start to ready', `${server.startMs.toFixed(0)} ms`, 'under 1000 ms', server.startMs < 1_000),
    plainRow('resident after 10,000 sign-ins', held, 'under 150 MB', resident < 150),
  ]
}

const burst = 800
const bursts = 6

/**
 * 64 requests of SRP sign-ins under way at any time, half of them first and half second steps. The clients' arithmetic belongs to other machines: it
 * is done between the bursts, and what it costs the server in cores does not count. The longest turn of each burst is shown, for one number alone
 * says more of the machine than of the server.
 */
export async function stalls(world: World): Promise<Row[]> {
  await inParallel(2_000, 64, bySrp(world))
  let steps: SecondStep[] = []
  const longest: number[] = []
  for (let round = 0; round <= bursts; round++) {
    const begun: (() => SecondStep)[] = []
    const begin = async (n: number) => void begun.push(await beginSrp(world, username(n), password))
    await world.server.longestStallMs()
    await inParallel(burst, 64, (n) => (n % 2 === 0 ? begin(n) : Promise.resolve(steps[n >> 1]?.())))
    // The first round has no second steps yet.
    if (round > 0) longest.push(await world.server.longestStallMs())
    steps = begun.map((answer) => answer())
  }
  const worst = Math.max(...longest)
  const all = longest.map((ms) => ms.toFixed(0)).join(', ')
  const measured = `${worst.toFixed(0)} ms (in ${bursts} bursts: ${all})`
  return [plainRow('longest stall, 64 requests of SRP sign-ins at a time', measured, 'at most 20 ms', worst <= 20)]
}

async function cores(world: World): Promise<Row> {
  const { server } = world
  await inParallel(2_000, 64, byPassword(world))
  const started = performance.now()
  const before = server.cpuMs()
  await inParallel(4_000, 64, byPassword(world))
  const seconds = (performance.now() - started) / 1_000
  const used = (server.cpuMs() - before) / 1_000 / seconds
  return plainRow('password sign-ins, 64 at a time', `${(4_000 / seconds).toFixed(0)}/s using ${used.toFixed(2)} cores`)
}
