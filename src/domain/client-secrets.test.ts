import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { clientSecret, clientSecretMatches, secretHashProblem } from './client-secrets.ts'
import type { AppClient } from './clients.ts'

const client = (...values: string[]): AppClient => ({
  id: 'client1',
  poolId: 'us-east-1_AbC123xyz',
  name: 'app',
  settings: {},
  secrets: values.map((value, index) => ({ id: String(index), value, createdAt: new Date(0) })),
  createdAt: new Date(0),
  modifiedAt: new Date(0),
})
const hash = (secret: string, username: string) =>
  createHmac('sha256', secret).update(`${username}client1`).digest('base64')

test('a client without a secret asks for nothing', () => {
  assert.equal(secretHashProblem(client(), 'anna', undefined), undefined)
  assert.equal(secretHashProblem(client(), 'anna', 'anything'), undefined)
  assert.equal(clientSecretMatches(client(), undefined), true)
})

test('each live secret is good, for its user and client only', () => {
  const two = client('first-secret', 'second-secret')
  assert.equal(secretHashProblem(two, 'anna', hash('first-secret', 'anna')), undefined)
  assert.equal(secretHashProblem(two, 'anna', hash('second-secret', 'anna')), undefined)
  for (const wrong of [
    hash('third-secret', 'anna'),
    hash('first-secret', 'Anna'),
    hash('', 'anna'),
    `${hash('first-secret', 'anna')} `,
    'é',
  ])
    assert.equal(secretHashProblem(two, 'anna', wrong), 'Unable to verify secret hash for client client1', wrong)
  for (const missing of [undefined, ''])
    assert.equal(
      secretHashProblem(two, 'anna', missing),
      'Client client1 is configured with secret but SECRET_HASH was not received',
    )
})

test('the plain secret must be one of them', () => {
  const two = client('first-secret', 'second-secret')
  assert.equal(clientSecretMatches(two, 'second-secret'), true)
  for (const wrong of [undefined, '', 'first-secre', 'first-secret ', 'third-secret'])
    assert.equal(clientSecretMatches(two, wrong), false, wrong)
})

test('the id of a secret tells its client and moment, and no two of a client are equal', () => {
  const at = new Date(1_700_000_000_123)
  const first = clientSecret({ id: 'app', secrets: [] }, 'one', at)
  assert.deepEqual(first, { id: 'app--1700000000123', value: 'one', createdAt: at })
  const second = clientSecret({ id: 'app', secrets: [first] }, 'two', at)
  assert.deepEqual(second, { id: 'app--1700000000124', value: 'two', createdAt: at })
})
