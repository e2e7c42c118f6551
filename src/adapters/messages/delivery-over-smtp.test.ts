import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it, type TestContext } from 'node:test'
import { masterKey } from '#adapters/crypto/master-key.ts'
import { createSealer } from '#adapters/crypto/seal.ts'
import { openMemoryStore } from '#storage/open.ts'
import { MINUTE, messageTo, SECOND, START, world } from '../../../test/support/delivery-world.ts'
import { startMailServer } from '../../../test/support/mail-server.ts'
import { openSmtp } from './smtp.ts'

describe('over SMTP', () => {
  async function smtpWorld(t: TestContext) {
    const parts = world()
    const server = await startMailServer()
    const smtp = openSmtp(server.url, 'no-reply@pool.example')
    t.after(async () => {
      smtp.close()
      await server.close()
    })
    return { ...parts, server, smtp }
  }

  it('delivers after a delay and gives up after a refusal', async (t) => {
    const { outbox, time, server, smtp, start } = await smtpWorld(t)
    server.behave('later')
    outbox.add('one')
    const delivery = start(smtp.send)
    await delivery.idle()
    assert.match(outbox.row('one').problem ?? '', /451 4\.3\.2/)

    server.behave('accept')
    await time.advance(5 * SECOND)
    const { parsed } = await server.nextMessageTo('one@people.example')
    assert.equal(parsed.messageId, '<one@pool.example>')
    await delivery.idle()
    assert.deepEqual([outbox.row('one').state, outbox.row('one').tries], ['sent', 2])

    server.behave('refuse')
    outbox.add('two', time.now())
    delivery.wake()
    await delivery.idle()
    assert.equal(outbox.row('two').state, 'failed')
    assert.match(outbox.row('two').problem ?? '', /550 5\.1\.1 <t\*\*\*@p\*\*\*>/)
    await delivery.close()
  })

  it('delivers once the server is up again', async (t) => {
    const { outbox, time, server, smtp, start } = await smtpWorld(t)
    await server.close()
    outbox.add('one')
    outbox.add('two')
    const delivery = start(smtp.send)
    await delivery.idle()
    assert.match(outbox.row('one').problem ?? '', /ECONNREFUSED/)

    const again = await startMailServer({ port: server.port })
    t.after(() => again.close())
    await time.advance(5 * SECOND)
    await again.nextMessageTo('one@people.example')
    await again.nextMessageTo('two@people.example')
    await delivery.idle()
    assert.deepEqual([outbox.row('one').state, outbox.row('two').state], ['sent', 'sent'])
    await delivery.close()
  })

  it('a lost reply makes a second copy with the same Message-ID', async (t) => {
    const { outbox, time, server, smtp, start } = await smtpWorld(t)
    server.behave('lose-reply')
    outbox.add('one')
    const delivery = start(smtp.send)
    const first = await server.nextMessageTo('one@people.example')
    await delivery.idle()
    assert.equal(outbox.row('one').state, 'pending')

    server.behave('accept')
    await time.advance(5 * SECOND)
    const second = await server.nextMessageTo('one@people.example')
    await delivery.idle()
    assert.equal(second.parsed.messageId, first.parsed.messageId)
    assert.deepEqual([outbox.row('one').state, server.received.length], ['sent', 2])
    await delivery.close()
  })

  it('a restart in the middle of a send sends at least once', async (t) => {
    const { outbox, time, server, smtp, start } = await smtpWorld(t)
    server.behave('hang')
    outbox.add('one')
    const offered = server.nextOffer()
    const first = start(smtp.send)
    await offered
    const closing = first.close()
    await time.advance(10 * SECOND)
    await closing
    smtp.close()
    assert.equal(outbox.row('one').state, 'pending')

    server.behave('accept')
    const restarted = openSmtp(server.url, 'no-reply@pool.example')
    t.after(() => restarted.close())
    const second = start(restarted.send)
    await second.idle()
    await time.advance(2 * MINUTE)
    await server.nextMessageTo('one@people.example')
    await second.idle()
    assert.deepEqual([outbox.row('one').state, server.received.length], ['sent', 1])
    await second.close()
  })

  it('works off the outbox of a real store', async (t) => {
    const store = await openMemoryStore(createSealer([masterKey(randomBytes(32))], randomBytes))
    const { time, start } = world(0, store.messages)
    const server = await startMailServer()
    const smtp = openSmtp(server.url, 'no-reply@pool.example')
    t.after(async () => {
      smtp.close()
      await server.close()
      await store.close()
    })
    const { poolId } = messageTo('')
    await store.pools.add({ id: poolId, name: 'pool', settings: {}, createdAt: START, modifiedAt: START })
    const ids = Array.from({ length: 10 }, (_, index) => `id${index}`)
    for (const id of ids) {
      await store.messages.add({ id, message: messageTo(`${id}@people.example`), state: 'pending', at: START })
    }
    const entries = async () => (await store.messages.list({ page: { limit: 60 } })).items

    server.behave('later')
    const delivery = start(smtp.send)
    await delivery.idle()
    const delayed = await entries()
    assert.deepEqual(
      delayed.map(({ state, tries, nextTryAt }) => [state, tries, nextTryAt]),
      ids.map(() => ['pending', 1, new Date(START.getTime() + 5 * SECOND)]),
    )

    server.behave('accept')
    await time.advance(5 * SECOND)
    await delivery.idle()
    const sent = await entries()
    assert.deepEqual(
      sent.map(({ state, tries, message, problem }) => [state, tries, message, problem]),
      ids.map(() => ['sent', 2, undefined, undefined]),
    )
    assert.deepEqual(
      new Set(server.received.map(({ parsed }) => parsed.messageId)),
      new Set(ids.map((id) => `<${id}@pool.example>`)),
    )
    await delivery.close()
  })
})
