import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SettingRepository } from '#storage/store.ts'
import { findRootAccessKey, makeRootAccessKey } from './root-access-key.ts'

const nothing = { accessKeyId: undefined, secretAccessKey: undefined }
const counting = (length: number) => Uint8Array.from({ length }, (_, index) => index * 11)

function memorySettings(): SettingRepository {
  const values = new Map<string, Buffer>()
  return {
    find: async (name) => values.get(name),
    async putIfAbsent(name, value) {
      const standing = values.get(name) ?? value
      values.set(name, standing)
      return standing
    },
  }
}

test('the first start makes a key in the form of Amazon, later starts find it', async () => {
  const settings = memorySettings()
  assert.equal(await findRootAccessKey(nothing, settings), undefined)
  const made = await makeRootAccessKey(settings, counting)
  assert.match(made.accessKeyId, /^AKIA[A-Z2-7]{16}$/)
  assert.match(made.secretAccessKey, /^[A-Za-z0-9+/]{40}$/)
  assert.equal(made.origin, 'just made')
  assert.deepEqual(await findRootAccessKey(nothing, settings), { ...made, origin: 'made before' })
})

test('of two servers that start at once both use the key of the first', async () => {
  const settings = memorySettings()
  const first = await makeRootAccessKey(settings, counting)
  const second = await makeRootAccessKey(settings, (length) => new Uint8Array(length))
  assert.deepEqual(second, { ...first, origin: 'made before' })
})

test('a configured key goes before a made one and is not stored', async () => {
  const settings = memorySettings()
  const made = await makeRootAccessKey(settings, counting)
  const own = { accessKeyId: 'AKIDEXAMPLE12345', secretAccessKey: 'secret-secret-secret' }
  assert.deepEqual(await findRootAccessKey(own, settings), { ...own, origin: 'configured' })
  assert.equal((await findRootAccessKey(nothing, settings))?.accessKeyId, made.accessKeyId)
})
