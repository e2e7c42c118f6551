import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AppClient } from '#domain/clients.ts'
import { isAuthenticated, type PresentedClient, presentedClient } from './client-authentication.ts'

const header = (text: string, scheme = 'Basic') => `${scheme} ${Buffer.from(text).toString('base64')}`
const basic = (id: string, secret: string): PresentedClient => ({ id, secret, method: 'client_secret_basic' })
const post = (id: string, secret: string): PresentedClient => ({ id, secret, method: 'client_secret_post' })
const none = (id: string): PresentedClient => ({ id, secret: undefined, method: 'none' })

type Presented = ReturnType<typeof presentedClient>
const cases: [name: string, authorization: string | undefined, form: string, expected: Presented][] = [
  ['a header', header('id:secret'), '', basic('id', 'secret')],
  ['a header that names its scheme in other letters', header('id:secret', 'bAsIc'), '', basic('id', 'secret')],
  ['a header, and the same id in the form', header('id:secret'), 'client_id=id', basic('id', 'secret')],
  ['a form', undefined, 'client_id=id&client_secret=secret', post('id', 'secret')],
  ['an id alone', undefined, 'client_id=id', none('id')],
  ['an empty secret, which is none', undefined, 'client_id=id&client_secret=', none('id')],
  ['nothing', undefined, '', 'invalid_request'],
  ['a secret without an id', undefined, 'client_secret=secret', 'invalid_request'],
  ['an empty id', undefined, 'client_id=', 'invalid_request'],
  ['two methods', header('id:secret'), 'client_id=id&client_secret=secret', 'invalid_request'],
  ['two ids', header('id:secret'), 'client_id=other', 'invalid_request'],
  ['what is escaped in a header', header('%69d:se%2Bcr%65t%3A'), '', basic('id', 'se+cret:')],
  ['a plus that was not escaped', header('id:se+cret'), '', basic('id', 'se+cret')],
  ['a secret with a colon', header('id:a:b'), '', basic('id', 'a:b')],
  ['an empty secret in a header', header('id:'), '', basic('id', '')],
  ['a broken escape', header('id:%zz'), '', 'invalid_client'],
  ['no colon', header('id'), '', 'invalid_client'],
  ['no id', header(':secret'), '', 'invalid_client'],
  ['an empty header', '', 'client_id=id', 'invalid_client'],
  ['another scheme', 'Bearer abc', 'client_id=id', 'invalid_client'],
  ['no base64', 'Basic ???', '', 'invalid_client'],
  ['a header that is too long', header(`id:${'a'.repeat(1_000)}`), '', 'invalid_client'],
]
for (const [name, authorization, form, expected] of cases)
  test(`a client named by ${name}`, () =>
    assert.deepEqual(presentedClient(authorization, new URLSearchParams(form)), expected))

const at = new Date(0)
const clientWith = (...secrets: string[]): AppClient => ({
  id: 'id',
  poolId: 'p',
  name: 'n',
  settings: {},
  secrets: secrets.map((value, index) => ({ id: `${index}`, value, createdAt: at })),
  createdAt: at,
  modifiedAt: at,
})

const proofs: [name: string, secrets: string[], presented: PresentedClient, good: boolean][] = [
  ['none where there is none', [], none('id'), true],
  ['a secret where there is none', [], post('id', 's'), false],
  ['an empty header where there is none', [], basic('id', ''), false],
  ['none where there is one', ['s'], none('id'), false],
  ['the secret in a form', ['s'], post('id', 's'), true],
  ['the secret in a header', ['s'], basic('id', 's'), true],
  ['the older of two', ['s1', 's2'], post('id', 's1'), true],
  ['the newer of two', ['s1', 's2'], basic('id', 's2'), true],
  ['another secret', ['s1', 's2'], post('id', 's3'), false],
  ['the beginning of one', ['secret'], post('id', 'secre'), false],
  ['an empty one', ['secret'], basic('id', ''), false],
]
for (const [name, secrets, presented, good] of proofs)
  test(`a client with ${secrets.length} secrets that shows ${name} is ${good ? '' : 'not '}authenticated`, () =>
    assert.equal(isAuthenticated(clientWith(...secrets), presented), good))
