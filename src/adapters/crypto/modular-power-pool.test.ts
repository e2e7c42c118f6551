import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { PasswordWorkOverloaded } from '#domain/sign-in/password-work.ts'
import { elementOf, integerOf, prime } from '#domain/sign-in/srp-group.ts'
import { DegeneratePower, nativePower } from './modular-power.ts'
import { createModularPowerPool } from './modular-power-pool.ts'

const bytes = (seed: string) => createHash('sha256').update(seed).digest()
const worker = (compute: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { workerData } from 'node:worker_threads'
      import { channelOver, serve } from ${JSON.stringify(new URL('./modular-power-channel.ts', import.meta.url).href)}
      serve(channelOver(workerData), ${compute})`)}`,
  )

const silent = worker('() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)')
/** Answers with the base, and dies of exponent 13 (by exit) or 14 (by an error). */
const mortal = worker(`([base, [exponent]]) => {
  if (exponent === 13) process.exit(1)
  if (exponent === 14) throw new Error('broken')
  return base
}`)

const pool = createModularPowerPool({ size: 2 })
after(() => pool.close())

test('jobs given at once all come back, each with its own result', async () => {
  const jobs = Array.from({ length: 40 }, (_, index) => ({
    base: elementOf(3n + BigInt(index)),
    exponent: bytes(`e${index}`),
  }))
  const results = await Promise.all(jobs.map(({ base, exponent }) => pool.power(base, exponent)))
  for (const [index, { base, exponent }] of jobs.entries()) {
    assert.deepEqual(results[index], nativePower(base, exponent))
  }
})

test('a product and its two powers are one job', async () => {
  const [factor, base, inner, outer] = [elementOf(5n), elementOf(3n), bytes('inner'), bytes('outer')]
  const product = (5n * integerOf(nativePower(base, inner))) % prime
  assert.deepEqual(await pool.powerOfProduct(factor, base, inner, outer), nativePower(elementOf(product), outer))
})

test('powers of the generator, of which a shorter exponent or zero is degenerate', async () => {
  const exponents = Array.from({ length: 20 }, (_, index) => bytes(`g${index}`))
  const results = await Promise.all(exponents.map((exponent) => pool.powerOfGenerator(exponent)))
  for (const [index, exponent] of exponents.entries())
    assert.deepEqual(results[index], nativePower(elementOf(2n), exponent))
  for (const bad of [Buffer.alloc(32), Buffer.alloc(31, 1), Buffer.alloc(33, 1), Buffer.alloc(0)])
    await assert.rejects(pool.powerOfGenerator(bad), DegeneratePower)
})

test('degenerate operands reject that job alone', async () => {
  const good = pool.power(elementOf(2n), bytes('x'))
  await assert.rejects(pool.power(elementOf(1n), bytes('x')), DegeneratePower)
  await assert.rejects(pool.power(elementOf(prime), bytes('x')), DegeneratePower)
  await assert.rejects(pool.powerOfProduct(elementOf(0n), elementOf(2n), bytes('x'), bytes('y')), DegeneratePower)
  assert.deepEqual(await good, nativePower(elementOf(2n), bytes('x')))
})

test('a caller may overwrite its operands as soon as the job is given', async () => {
  const ahead = Array.from({ length: 8 }, () => pool.power(elementOf(2n), bytes('x')))
  const exponent = bytes('overwritten')
  const job = pool.power(elementOf(2n), exponent)
  const expected = nativePower(elementOf(2n), exponent)
  exponent.fill(0)
  assert.deepEqual(await job, expected)
  await Promise.all(ahead)
})

test('a full queue refuses at once, and what was accepted is rejected on close', async () => {
  const full = createModularPowerPool({ size: 1, longestQueue: 3, workerUrl: silent })
  const accepted = Array.from({ length: 5 }, () => full.power(elementOf(2n), bytes('x')))
  const outcomes = Promise.allSettled(accepted)
  await assert.rejects(full.power(elementOf(2n), bytes('x')), PasswordWorkOverloaded)
  await full.close()
  assert.deepEqual(
    (await outcomes).map(({ status }) => status),
    Array(5).fill('rejected'),
  )
})

for (const [how, exponent] of [
  ['exits', 13],
  ['throws', 14],
] as const) {
  test(`a worker that ${how} fails the jobs it has; those that waited go to its replacement`, async () => {
    const fragile = createModularPowerPool({ size: 1, workerUrl: mortal })
    const exponents = [1, exponent, 1, 1, 1]
    const outcomes = await Promise.allSettled(exponents.map((e) => fragile.power(elementOf(9n), Buffer.from([e]))))
    const statuses = outcomes.map(({ status }) => status)
    assert.equal(statuses[1], 'rejected')
    assert.deepEqual(statuses.slice(3), ['fulfilled', 'fulfilled'])
    assert.deepEqual(await fragile.power(elementOf(9n), Buffer.from([1])), elementOf(9n))
    await fragile.close()
  })
}

test('a worker that cannot start rejects its jobs', async () => {
  const broken = createModularPowerPool({ size: 1, workerUrl: new URL('./no-such-file.ts', import.meta.url) })
  await assert.rejects(broken.power(elementOf(2n), bytes('x')), /worker failed/)
  await broken.close()
})

test('after close every job is refused, and close may be called again', async () => {
  const closed = createModularPowerPool({ size: 1 })
  await closed.power(elementOf(2n), bytes('x'))
  await closed.close()
  await assert.rejects(closed.power(elementOf(2n), bytes('x')), /closed/)
  await closed.close()
})

test('work keeps the process alive, an idle pool does not', { timeout: 30_000 }, async () => {
  const program = `
    const { createModularPowerPool } = await import(${JSON.stringify(new URL('./modular-power-pool.ts', import.meta.url).href)})
    const pool = createModularPowerPool()
    pool.power(Buffer.from([3]), Buffer.from([5])).then((result) => console.log(result.readUInt8(383)))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program])
  assert.equal(stdout, '243\n')
})
