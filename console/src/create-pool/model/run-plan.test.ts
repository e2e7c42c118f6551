import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choose, hostedUi } from './choices-fixture.ts'
import { domainPrefixOf, type Told } from './planned-call.ts'
import { initialQuickChoices, quickCalls } from './quick-setup.ts'
import { callsOf, requestsOf } from './requests.ts'
import {
  afterEvent,
  callToSend,
  canUndo,
  madeSoFar,
  mayHaveLeftPool,
  newRun,
  type Run,
  type RunEvent,
} from './run-plan.ts'

const poolId = 'us-east-1_AbCd12345'
const sent: RunEvent = { kind: 'sent' }
const failed: RunEvent = { kind: 'failed', message: 'Too many', requestId: 'r1' }
const lost: RunEvent = { kind: 'failed', message: 'No answer', unanswered: true }
const gone: RunEvent = { kind: 'failed', message: 'No such domain', code: 'ResourceNotFoundException' }
const retry: RunEvent = { kind: 'retry' }
const undo: RunEvent = { kind: 'undo' }
const answered = (told?: Told): RunEvent => (told ? { kind: 'answered', told } : { kind: 'answered' })

const choices = choose({ security: { mfa: 'ON', mfaByApp: true }, app: hostedUi })
const fresh = () => newRun(callsOf(requestsOf(choices)))
const after = (...events: readonly RunEvent[]) => events.reduce(afterEvent, fresh())
const kinds = (list: Run['calls'] | Run['undo']) => list.map(({ state }) => state.kind)

const poolMade = [sent, answered({ poolId })] as const
const next = [sent, answered()] as const

test('the calls go out one after the other, with what the earlier ones told', () => {
  let run = fresh()
  const operations: string[] = []
  for (let call = callToSend(run); call; call = callToSend(run)) {
    operations.push(call.operation)
    if (call.operation !== 'CreateUserPool') assert.equal(Reflect.get(call.input, 'UserPoolId'), poolId)
    run = afterEvent(run, sent)
    assert.equal(callToSend(run), undefined)
    run = afterEvent(run, answered(call.operation === 'CreateUserPool' ? { poolId } : {}))
  }
  assert.deepEqual(operations, [
    'CreateUserPool',
    'SetUserPoolMfaConfig',
    'CreateUserPoolDomain',
    'CreateUserPoolClient',
  ])
  assert.equal(run.phase, 'made')
  assert.deepEqual(madeSoFar(run), operations)
  assert.equal(canUndo(run), false)
})

test('quick setup learns the id of the client for its branding', () => {
  const events = [...poolMade, ...next, sent, answered({ clientId: 'client1' })]
  const run = events.reduce(afterEvent, newRun(quickCalls(initialQuickChoices('x'))))
  assert.deepEqual(callToSend(run), {
    operation: 'CreateManagedLoginBranding',
    input: { UserPoolId: poolId, ClientId: 'client1', UseCognitoProvidedValues: true },
  })
})

type Case = {
  readonly events: readonly RunEvent[]
  readonly phase: Run['phase']
  readonly calls?: readonly string[]
  readonly undo?: readonly string[]
  readonly next?: string
  readonly canUndo?: boolean
}

const stopped = [...poolMade, ...next, ...next, sent, failed] as const
const cases: Readonly<Record<string, Case>> = {
  'before the first call': { events: [], phase: 'making', next: 'CreateUserPool' },
  'the first call under way': { events: [sent], phase: 'making', calls: ['running', 'waiting', 'waiting', 'waiting'] },
  'a second click while it is': {
    events: [sent, sent],
    phase: 'making',
    calls: ['running', 'waiting', 'waiting', 'waiting'],
  },
  'the pool refused': { events: [sent, failed], phase: 'stopped', calls: ['failed', 'waiting', 'waiting', 'waiting'] },
  'the pool refused, undo': { events: [sent, failed, undo], phase: 'stopped' },
  'the pool refused, retry': { events: [sent, failed, retry], phase: 'making', next: 'CreateUserPool' },
  'the second call refused': {
    events: [...poolMade, sent, failed],
    phase: 'stopped',
    calls: ['done', 'failed', 'waiting', 'waiting'],
    canUndo: true,
  },
  'the last call refused': {
    events: stopped,
    phase: 'stopped',
    calls: ['done', 'done', 'done', 'failed'],
    canUndo: true,
  },
  'the last call tried again': { events: [...stopped, retry], phase: 'making', next: 'CreateUserPoolClient' },
  'the last call done after all': {
    events: [...stopped, retry, ...next],
    phase: 'made',
    calls: ['done', 'done', 'done', 'done'],
  },
  'undo begun': {
    events: [...stopped, undo],
    phase: 'undoing',
    undo: ['waiting', 'waiting', 'waiting'],
    next: 'DeleteUserPoolDomain',
  },
  'undo begun twice': { events: [...stopped, undo, undo, retry], phase: 'undoing', next: 'DeleteUserPoolDomain' },
  'undo half-way': { events: [...stopped, undo, ...next], phase: 'undoing', next: 'UpdateUserPool' },
  'undo finished': {
    events: [...stopped, undo, ...next, ...next, ...next],
    phase: 'undone',
    undo: ['done', 'done', 'done'],
  },
  'undo refused': {
    events: [...stopped, undo, ...next, sent, failed],
    phase: 'undoStopped',
    undo: ['done', 'failed', 'waiting'],
  },
  'undo refused and tried again': {
    events: [...stopped, undo, ...next, sent, failed, retry],
    phase: 'undoing',
    next: 'UpdateUserPool',
  },
  'what is undone was not there': { events: [...stopped, undo, sent, gone], phase: 'undoing', next: 'UpdateUserPool' },
  'no undo of a domain that was not tried': {
    events: [...poolMade, sent, failed, undo],
    phase: 'undoing',
    undo: ['waiting', 'waiting'],
    next: 'UpdateUserPool',
  },
  'no undo of a domain that was refused': {
    events: [...poolMade, ...next, sent, failed, undo],
    phase: 'undoing',
    next: 'UpdateUserPool',
  },
  'undo of a domain whose creation was never answered': {
    events: [...poolMade, ...next, sent, lost, undo],
    phase: 'undoing',
    next: 'DeleteUserPoolDomain',
  },
  'a late answer': { events: [...stopped, answered(), failed], phase: 'stopped', canUndo: true },
  'retry and undo while all goes well': {
    events: [...poolMade, retry, undo],
    phase: 'making',
    next: 'SetUserPoolMfaConfig',
  },
}

for (const [name, expected] of Object.entries(cases)) {
  test(`a run: ${name}`, () => {
    const run = after(...expected.events)
    assert.equal(run.phase, expected.phase)
    if (expected.calls) assert.deepEqual(kinds(run.calls), expected.calls)
    if (expected.undo) assert.deepEqual(kinds(run.undo), expected.undo)
    assert.equal(callToSend(run)?.operation, expected.next)
    assert.equal(canUndo(run), expected.canUndo ?? false)
  })
}

test('a failed call says why, and what was made stays known', () => {
  const run = after(...poolMade, sent, failed)
  assert.deepEqual(run.calls[1]?.state, { kind: 'failed', message: 'Too many', requestId: 'r1' })
  assert.deepEqual(madeSoFar(run), ['CreateUserPool'])
  assert.deepEqual(run.told, { poolId })
})

test('a creation that was never answered may have left a pool', () => {
  assert.equal(mayHaveLeftPool(after(sent, lost)), true)
  assert.equal(mayHaveLeftPool(after(sent, failed)), false)
  assert.equal(mayHaveLeftPool(after(...poolMade, sent, lost)), false)
})

test('undo takes the domain away, then the protection and nothing else of the pool, then the pool', () => {
  const [domain, update, remove] = after(...stopped, undo).undo.map(({ call }) => call)
  assert.deepEqual(domain, {
    operation: 'DeleteUserPoolDomain',
    input: { Domain: 'my-app-x1y2z3', UserPoolId: poolId },
  })
  const { Schema, UsernameAttributes, UsernameConfiguration, MfaConfiguration, ...kept } = requestsOf(choices).pool
  assert.deepEqual(update, {
    operation: 'UpdateUserPool',
    input: { ...kept, UserPoolId: poolId, DeletionProtection: 'INACTIVE' },
  })
  assert.deepEqual(remove, { operation: 'DeleteUserPool', input: { UserPoolId: poolId } })
})

test('undo of quick setup names the domain that was made of the id', () => {
  const quick = newRun(quickCalls(initialQuickChoices('x')))
  const run = [...poolMade, ...next, sent, failed, undo].reduce(afterEvent, quick)
  assert.deepEqual(callToSend(run)?.input, { Domain: domainPrefixOf(poolId), UserPoolId: poolId })
})
