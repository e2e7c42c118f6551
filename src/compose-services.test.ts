import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { createApp } from './app.ts'
import { readConfig } from './read-config.ts'

test('a lost master key is not replaced: the start fails and leaves no other key behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lifeguard-key-'))
  const env = { LIFEGUARD_DATA_DIR: folder, LIFEGUARD_PORT: '0', LIFEGUARD_LOG_LEVEL: 'silent' }
  const read = readConfig(env, (path) => readFileSync(path, 'utf8'))
  assert.ok(read.ok)
  const keyFile = join(folder, 'master-key')
  try {
    const first = await createApp(read.config)
    await first.listen()
    await first.close()
    rmSync(keyFile)
    await assert.rejects(createApp(read.config), { name: 'SealBrokenError' })
    assert.equal(existsSync(keyFile), false)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
