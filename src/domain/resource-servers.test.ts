import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fullScopeNames, scopesProblem } from './resource-servers.ts'

const scopes = (...names: string[]) => names.map((name) => ({ name, description: `may ${name}` }))

test('a scope is called by its server and its own name', () => {
  assert.deepEqual(fullScopeNames({ identifier: 'photos', scopes: scopes('read', 'write') }), [
    'photos/read',
    'photos/write',
  ])
  const identifier = 'https://api.example.com/v1'
  assert.deepEqual(fullScopeNames({ identifier, scopes: scopes('read') }), ['https://api.example.com/v1/read'])
  assert.deepEqual(fullScopeNames({ identifier, scopes: [] }), [])
})

test('a scope stands once in its server, letter case apart', () => {
  assert.equal(scopesProblem([]), undefined)
  assert.equal(scopesProblem(scopes('read', 'Read', 'write')), undefined)
  assert.equal(scopesProblem(scopes('read', 'write', 'read')), 'The scope read is given more than once.')
})
