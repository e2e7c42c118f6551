import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formOfServer, type ServerForm, serverInput, serverProblems } from './server-form.ts'

const sound: ServerForm = {
  name: 'Orders',
  identifier: 'https://api.example.com/orders',
  scopes: [{ name: 'read', description: 'Read orders [all]' }],
}
const scope = (name: string, description = 'x') => ({ scopes: [{ name, description }] })

const refused: readonly [patch: Partial<ServerForm>, field: string][] = [
  [{ name: '' }, 'name'],
  [{ name: 'a/b' }, 'name'],
  [{ name: 'x'.repeat(257) }, 'name'],
  [{ identifier: ' ' }, 'identifier'],
  [{ identifier: 'a b' }, 'identifier'],
  [{ identifier: 'a"b' }, 'identifier'],
  [{ identifier: 'a\\b' }, 'identifier'],
  [scope(''), 'scopes.0.name'],
  [scope('a/b'), 'scopes.0.name'],
  [scope('read', ''), 'scopes.0.description'],
  [scope('read', 'x'.repeat(257)), 'scopes.0.description'],
  [{ scopes: [...sound.scopes, ...sound.scopes] }, 'scopes.1.name'],
]
for (const [patch, field] of refused)
  test(`${JSON.stringify(patch).slice(0, 60)} is refused beside ${field}`, () => {
    assert.deepEqual(Object.keys(serverProblems({ ...sound, ...patch })), [field])
  })

test('what is sound goes to the API without blanks around it, and comes back', () => {
  assert.deepEqual(serverProblems(sound), {})
  const input = serverInput({ ...sound, name: ' Orders ' })
  assert.deepEqual(input, {
    Name: 'Orders',
    Identifier: 'https://api.example.com/orders',
    Scopes: [{ ScopeName: 'read', ScopeDescription: 'Read orders [all]' }],
  })
  assert.deepEqual(formOfServer(input), sound)
})
