import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { membersOf, type Service, shapeNamed } from '#contract/shape.ts'
import { readInput } from '#contract/validate.ts'
import { assertEnvelope, assertRefusal } from './envelope.ts'
import { goodRequest, goodRequests } from './good-requests.ts'
import { type BrokenCase, modelCases } from './model-cases.ts'
import { finishedOperations, type ProtocolServer, startProtocolServer } from './protocol-server.ts'
import { createPoolWorld, type PoolWorld } from './requests/pool-world.ts'

let server: ProtocolServer
let world: PoolWorld

before(async () => {
  server = await startProtocolServer()
  world = await createPoolWorld(server, 'protocol')
})
after(() => server.close())

const atOnce = 16
/** They may say something, and to their good request they do not: there is no session that goes on after ConfirmSignUp. */
const silent = ['ConfirmSignUp']

test('every finished operation has a good request', () => {
  const without = finishedOperations().filter(({ name }) => !Object.hasOwn(goodRequests, name))
  assert.deepEqual(
    without.map(({ name }) => name),
    [],
  )
})

for (const { name, api } of finishedOperations()) {
  const { contract } = api

  describe(name, () => {
    test('the good request is answered in the form of the contract', async () => {
      const answer = await server.request(name, await goodRequest(name, world))
      assert.equal(answer.status, 200, answer.text)
      assertEnvelope(answer)
      assert.equal(answer.headers['x-amzn-errortype'], undefined)
      const output = contract.operations[name]?.output
      if (output === undefined) assert.equal(answer.text, '{}')
      else assertShape(contract, output, JSON.parse(answer.text), output)
      const says = output !== undefined && membersOf(contract, output).length > 0 && !silent.includes(name)
      assert.equal(answer.text !== '{}', says)
    })

    test('every way in which the contract can be broken is refused in its words', async (context) => {
      const { broken } = modelCases(contract, name, await goodRequest(name, world))
      context.diagnostic(`${broken.length} cases`)
      const takesNothing = membersOf(contract, contract.operations[name]?.input ?? '').length === 0
      assert.ok(takesNothing || broken.length > 3)
      const failures: string[] = []
      for (let start = 0; start < broken.length; start += atOnce) {
        const problems = await Promise.all(broken.slice(start, start + atOnce).map((bad) => problemWith(name, bad)))
        failures.push(...problems.filter((problem) => problem !== undefined))
      }
      assert.deepEqual(failures.slice(0, 10), [], `${failures.length} of ${broken.length} failed`)
    })

    test('what stands on a limit is let in', async () => {
      const { edges } = modelCases(contract, name, await goodRequest(name, world))
      const refused = edges.filter(({ body }) => !readInput(contract, name, body).ok)
      assert.deepEqual(
        refused.map((edge) => edge.name),
        [],
      )
    })
  })
}

async function problemWith(name: string, { name: what, body, code, message }: BrokenCase): Promise<string | undefined> {
  const answer = await server.request(name, body)
  try {
    assert.equal(assertRefusal(answer, 400, code), message)
    return undefined
  } catch {
    const { 'x-amzn-errortype': type, 'x-amzn-errormessage': said } = answer.headers
    const got = `${answer.status} ${answer.text.slice(0, 700)} ${type} ${String(said).slice(0, 100)}`
    return `${what}\n  wanted 400 ${code} ${message.slice(0, 700)}\n  got    ${got}`
  }
}

/** Members are declared ones, values of the declared types, times numbers of seconds. */
function assertShape(service: Service, shapeName: string, value: unknown, path: string): void {
  const shape = shapeNamed(service, shapeName)
  if (shape.type === 'structure') {
    assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), path)
    const members = new Map(membersOf(service, shapeName).map((member) => [member.name, member]))
    for (const [name, part] of Object.entries(value)) {
      const member = members.get(name)
      assert.ok(member, `${path}.${name} is not declared`)
      assertShape(service, member.shapeName, part, `${path}.${name}`)
    }
    const missing = [...members.values()].filter(({ name, required }) => required && !Object.hasOwn(value, name))
    assert.deepEqual(missing, [], path)
  } else if (shape.type === 'list') {
    assert.ok(Array.isArray(value), path)
    value.forEach((item, index) => void assertShape(service, shape.member, item, `${path}[${index}]`))
  } else if (shape.type === 'map') {
    assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), path)
    for (const [key, item] of Object.entries(value)) assertShape(service, shape.value, item, `${path}.${key}`)
  } else if (shape.type === 'timestamp') {
    // The clock of the test stands in 2026: milliseconds would be a thousand times as many.
    assert.ok(typeof value === 'number' && value > 1.5e9 && value < 2e9, `${path} is ${value}`)
  } else if (shape.type === 'string') {
    assert.equal(typeof value, 'string', path)
    if (shape.enum) assert.ok(shape.enum.includes(String(value)), `${path} is ${value}`)
  } else if (shape.type === 'integer' || shape.type === 'long') {
    assert.ok(Number.isSafeInteger(value), path)
  } else if (shape.type !== 'document') {
    assert.equal(typeof value, shape.type === 'blob' ? 'string' : shape.type, path)
  }
}
