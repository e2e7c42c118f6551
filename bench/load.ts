import { inParallel } from './client.ts'
import { plainRow, type Row } from './report.ts'
import { byPassword, bySrp, type World, withWorld } from './world.ts'

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

/** The longest turn of each of several bursts: one number alone says more of the machine than of the server. */
async function stalls(world: World): Promise<Row[]> {
  await inParallel(2_000, 64, bySrp(world))
  await world.server.longestStallMs()
  const longest: number[] = []
  for (let burst = 0; burst < 5; burst++) {
    await inParallel(800, 64, bySrp(world))
    longest.push(await world.server.longestStallMs())
  }
  const [worst = Number.NaN] = longest.sort((a, b) => b - a)
  const all = longest.map((ms) => ms.toFixed(0)).join(', ')
  return [
    plainRow(
      'longest stall, 64 SRP sign-ins at a time',
      `${worst.toFixed(0)} ms (of ${all})`,
      'at most 20 ms',
      worst <= 20,
    ),
  ]
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
