import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { membersOf } from '#contract/shape.ts'
import { bodyOf, createDice, type Dice, mutated, strangeValue } from './fuzz-values.ts'
import { goodRequest } from './good-requests.ts'
import { bytesInUse, watchEventLoop } from './health-watch.ts'
import {
  apiOf,
  finishedOperations,
  type HttpAnswer,
  type ProtocolServer,
  startProtocolServer,
} from './protocol-server.ts'
import { createPoolWorld, type PoolWorld } from './requests/pool-world.ts'

/** The same requests every time, so that the suite is steady; another seed wanders elsewhere. */
const seed = Number(process.env.LIFEGUARD_FUZZ_SEED ?? 20260115)
const requestsPerKind = { public: 1_500, signed: 500 }
const atOnce = 16
const longestMilliseconds = 10_000
/** Some thirty are usual, most of them for the garbage collection that the test asks for. */
const longestStallMilliseconds = 500
/** Half a million are usual: code that is compiled late, and memories that are bounded and not full yet. */
const mostBytesKept = 3_000_000

let server: ProtocolServer
let world: PoolWorld

before(async () => {
  server = await startProtocolServer()
  world = await createPoolWorld(server, 'fuzz')
})
after(() => server.close())

/** Codes that come from the wire and not from an operation. */
const wireCodes = ['SerializationException', 'InvalidParameterException']

const authOf = (name: string) => apiOf(name).contract.operations[name]?.auth

for (const kind of ['public', 'signed'] as const) {
  test(`random requests to ${kind} operations are always answered in form (seed ${seed})`, async (context) => {
    const dice = createDice(kind === 'public' ? seed : seed + 1)
    const names = finishedOperations().map(({ name }) => name)
    const chosen = names.filter((name) => (authOf(name) === 'none') === (kind === 'public'))
    const requests = await madeRequests(dice, chosen, requestsPerKind[kind])
    const seen = new Map<string, number>()
    const loop = watchEventLoop()
    context.after(() => loop.stop())
    let warmBytes: number | undefined
    for (let start = 0; start < requests.length; start += atOnce) {
      if (warmBytes === undefined && start >= requests.length / 3) warmBytes = await bytesInUse()
      const wave = requests.slice(start, start + atOnce)
      const answers = await Promise.all(wave.map(({ name, body }) => server.request(name, body)))
      for (const [index, answer] of answers.entries()) {
        const { name = '', body = '' } = wave[index] ?? {}
        const told = `seed ${seed}, ${kind} request ${start + index}: ${name} ${String(body).slice(0, 2_000)}`
        const code = assertInForm(name, answer, `${told}\nanswer ${answer.status} ${answer.text.slice(0, 500)}`)
        seen.set(code, (seen.get(code) ?? 0) + 1)
      }
      // So that limits of so many a second are not all there is to see.
      server.clock.advance(1)
      assert.deepEqual(server.logged, [], `seed ${seed}, after ${kind} request ${start + wave.length}`)
    }
    const longest = loop.longestMilliseconds()
    const grown = (await bytesInUse()) - (warmBytes ?? 0)
    context.diagnostic(`${Math.round(longest)} ms at the longest, ${grown} bytes more`)
    assert.ok(longest < longestStallMilliseconds, `the event loop stood still for ${longest} ms (seed ${seed})`)
    assert.ok(grown < mostBytesKept, `${grown} bytes were kept (seed ${seed})`)
    context.diagnostic([...seen].map(([code, count]) => `${code} ${count}`).join(', '))
    // A generator that gets no further than the first check would prove little.
    assert.ok(seen.size >= 5, `only ${[...seen.keys()]}`)
  })
}

test('names of great length, each another, are not kept in memory', async () => {
  const { clientId } = await createPoolWorld(server, 'long names')
  const signIn = (name: string) =>
    server.request('InitiateAuth', {
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: name.padEnd(100_000, 'x'), PASSWORD: 'x' },
    })
  const refuse = async (name: string) => {
    const { status, text } = await signIn(name)
    assert.equal(status, 400)
    assert.equal(JSON.parse(text).__type, 'UserNotFoundException')
    server.clock.advance(1)
  }
  for (let count = 0; count < 20; count++) await refuse(`warm ${count}`)
  const warmBytes = await bytesInUse()
  for (let count = 0; count < 200; count++) await refuse(`${count}`)
  const grown = (await bytesInUse()) - warmBytes
  assert.ok(grown < mostBytesKept, `${grown} bytes were kept`)
})

test('the server is as well as before', async () => {
  const good = await goodRequest('InitiateAuth', await createPoolWorld(server, 'afterwards'))
  assert.equal((await server.request('InitiateAuth', good)).status, 200)
  assert.ok(!('polluted' in Object.prototype))
})

type Made = { readonly name: string; readonly body: string | Uint8Array }

async function madeRequests(dice: Dice, names: readonly string[], count: number): Promise<readonly Made[]> {
  const good = new Map<string, object>()
  for (const name of names) good.set(name, await goodRequest(name, world))
  return Array.from({ length: count }, (_, index) => {
    const name = names[index % names.length] ?? ''
    return { name, body: bodyOf(dice, randomInput(dice, name, good.get(name) ?? {})) }
  })
}

/** Mostly a good request with one to three things changed, else anything at all under the right names. */
function randomInput(dice: Dice, name: string, good: object): unknown {
  if (dice.chance(0.05)) return strangeValue(dice)
  if (dice.chance(0.25)) {
    const { contract } = apiOf(name)
    const members = membersOf(contract, contract.operations[name]?.input ?? '')
    return Object.fromEntries(members.map((member) => [member.name, strangeValue(dice)]))
  }
  let value: unknown = good
  for (let changes = 1 + dice.below(3); changes > 0; changes--) value = mutated(dice, value)
  return value
}

/** Returns the code, or OK. */
function assertInForm(name: string, { status, headers, text, milliseconds }: HttpAnswer, told: string): string {
  assert.ok(status === 200 || status === 400, told)
  assert.ok(milliseconds < longestMilliseconds, `${milliseconds} ms: ${told}`)
  assert.ok(text.length < 100_000 && text.isWellFormed(), told)
  const body: unknown = JSON.parse(text)
  assert.ok(typeof body === 'object' && body !== null && !Array.isArray(body), told)
  if (status === 200) return 'OK'

  assert.ok('__type' in body && typeof body.__type === 'string', told)
  assert.ok('message' in body && typeof body.message === 'string', told)
  assert.deepEqual(Object.keys(body).sort(), ['__type', 'message'], told)
  assert.equal(headers['x-amzn-errortype'], `${body.__type}:`, told)
  assert.ok(headers['set-cookie'] === undefined, told)
  const declared = apiOf(name).contract.operations[name]?.errors ?? []
  assert.ok([...wireCodes, ...declared].includes(body.__type), `${body.__type} is not declared. ${told}`)
  return body.__type
}
