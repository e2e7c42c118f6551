import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { measureCosts } from './costs.ts'
import { measureLoad } from './load.ts'
import { measureOAuthCosts } from './oauth-costs.ts'
import { createGauge } from './primitives.ts'
import { describe, type Row } from './report.ts'

/**
 * `npm run bench` measures what a sign-in costs beside its bare cryptography, in one run on one machine, and prints a table. `--save` keeps it
 * in bench/RESULTS.md with the machine's description; `--large` adds the run with a million users.
 */
const gauge = await createGauge()
const before = await gauge.measure()
const rows: Row[] = [...(await measureLoad()), ...(await measureCosts(gauge)), ...(await measureOAuthCosts(gauge))]
if (process.argv.includes('--large')) {
  const { measureScale } = await import('./scale.ts')
  rows.push(...(await measureScale()))
}
const after = await gauge.measure()
gauge.close()

const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${process.platform}`
const text = describe({ machine, primitives: [before, after], rows })
process.stdout.write(`${text}\n`)
if (process.argv.includes('--save')) writeFileSync('bench/RESULTS.md', `${text}\n`)
// A PostgreSQL that was started for the run ends with this process.
process.exit()
