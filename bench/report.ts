import type { Primitives } from './primitives.ts'

/** One line of the result: what was measured, beside what it should be at most. */
export type Row = {
  readonly what: string
  readonly measured: string
  readonly beside: string
  readonly target: string
  readonly ok: boolean | undefined
}

export type Report = {
  readonly machine: string
  readonly primitives: readonly Primitives[]
  readonly rows: readonly Row[]
}

const verdict = (ok: boolean | undefined) => (ok === undefined ? '' : ok ? 'reached' : '**missed**')

export function describe({ machine, primitives, rows }: Report): string {
  return [
    '# Benchmark results',
    '',
    `Made by \`npm run bench -- --save\` on ${machine}. Machines are noisy: only ratios within one run mean something.`,
    '',
    `Bare primitives before and after the run: an RS256 signature takes ${list(primitives.map((one) => one.signatureMs))} ms of CPU, a 3072-bit modular power ${list(primitives.map((one) => one.powerMs))} ms.`,
    '',
    '| what | measured | beside | target | |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(
      ({ what, measured, beside, target, ok }) => `| ${what} | ${measured} | ${beside} | ${target} | ${verdict(ok)} |`,
    ),
  ].join('\n')
}

const list = (numbers: readonly number[]) => numbers.map((number) => number.toFixed(3)).join(' and ')

/** A cost in CPU beside the bare cryptography in it. */
export function ratioRow(what: string, cpuMs: number, bareMs: number, made: string, most: number): Row {
  const ratio = cpuMs / bareMs
  return {
    what,
    measured: `${cpuMs.toFixed(2)} ms CPU`,
    beside: `${bareMs.toFixed(2)} ms (${made}): ${ratio.toFixed(2)} times`,
    target: `${most} times`,
    ok: ratio <= most,
  }
}

export function plainRow(what: string, measured: string, target = '', ok?: boolean): Row {
  return { what, measured, beside: '', target, ok }
}
