import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Message } from '#domain/messages.ts'
import { addressesOf, type MailServer, startMailServer } from '../../../test/support/mail-server.ts'
import { DeliveryFailure } from './delivery-failure.ts'
import { openSmtp, type SmtpSender } from './smtp.ts'

const FROM = '"Lifeguard" <no-reply@pool.example>'

function message(changes: Partial<Message> = {}): Message {
  return {
    poolId: 'eu-west-1_Abc123456',
    userId: 'd6cb5f9e',
    username: 'ada',
    kind: 'sign_up',
    channel: 'email',
    recipient: 'ada@people.example',
    subject: 'Your verification code',
    body: '<p>Hello&nbsp;ada,</p>Your code is <b>123456</b>. &lt;b&gt; <a href="https://a.example/?a=1&amp;b=2">Help</a>',
    code: '123456',
    from: '',
    replyTo: '',
    ...changes,
  }
}

async function failureOf(sending: Promise<void>): Promise<DeliveryFailure> {
  try {
    await sending
  } catch (error) {
    assert.ok(error instanceof DeliveryFailure, `not a DeliveryFailure: ${String(error)}`)
    return error
  }
  return assert.fail('the message was sent')
}

describe('openSmtp', () => {
  let server: MailServer
  let smtp: SmtpSender
  let count = 0
  const send = (changes: Partial<Message> = {}, id = `entry-${++count}`) => smtp.send(message(changes), { id })

  before(async () => {
    server = await startMailServer()
    smtp = openSmtp(server.url, FROM)
  })
  after(async () => {
    smtp.close()
    await server.close()
  })

  it('delivers HTML with a text alternative, from the server itself', async () => {
    await send({}, 'entry.01-A')
    const { envelopeFrom, envelopeTo, parsed } = await server.nextMessageTo('ada@people.example')

    assert.equal(envelopeFrom, 'no-reply@pool.example')
    assert.deepEqual(envelopeTo, ['ada@people.example'])
    assert.equal(parsed.from?.text, '"Lifeguard" <no-reply@pool.example>')
    assert.deepEqual(addressesOf(parsed.to), ['ada@people.example'])
    assert.equal(parsed.replyTo, undefined)
    assert.equal(parsed.subject, 'Your verification code')
    assert.equal(parsed.html, message().body)
    assert.equal(parsed.text?.trim(), 'Hello ada,\nYour code is 123456. <b> Help (https://a.example/?a=1&b=2)')
    assert.equal(parsed.messageId, '<entry.01-A@pool.example>')
    assert.equal(parsed.headers.get('auto-submitted'), 'auto-generated')
  })

  const senders: readonly [
    name: string,
    from: string,
    replyTo: string,
    seenFrom: string,
    seenReplyTo: readonly string[],
  ][] = [
    ['a plain address', 'team@app.example', 'help@app.example', 'team@app.example', ['help@app.example']],
    ['a name and an address', '"The, Team" <team@app.example>', '', 'team@app.example', []],
    ['two senders', 'team@app.example, evil@evil.example', 'a@b.example, c@d.example', 'no-reply@pool.example', []],
    [
      'a header in the sender',
      'team@app.example\r\nBcc: evil@evil.example',
      'x@y.example\r\nBcc: evil@evil.example',
      'no-reply@pool.example',
      [],
    ],
    ['a header in the name', '"T\r\nBcc: evil@evil.example" <team@app.example>', '', 'no-reply@pool.example', []],
  ]
  for (const [name, from, replyTo, seenFrom, seenReplyTo] of senders) {
    it(`takes the pool's sender only when it is one mailbox: ${name}`, async () => {
      await send({ from, replyTo })
      const { envelopeFrom, envelopeTo, parsed } = await server.nextMessageTo('ada@people.example')
      assert.equal(envelopeFrom, seenFrom)
      assert.deepEqual(envelopeTo, ['ada@people.example'])
      assert.deepEqual(addressesOf(parsed.from), [seenFrom])
      assert.deepEqual(addressesOf(parsed.replyTo), seenReplyTo)
      assert.equal(parsed.headers.get('bcc'), undefined)
    })
  }

  it('keeps a line break in a subject or an id out of the headers', async () => {
    await send({ subject: 'Code\r\nBcc: evil@evil.example\r\n\r\nbody' }, 'id\r\nBcc: evil@evil.example')
    const { envelopeTo, parsed, raw } = await server.nextMessageTo('ada@people.example')
    assert.deepEqual(envelopeTo, ['ada@people.example'])
    assert.doesNotMatch(raw, /^bcc:/im)
    assert.match(parsed.subject ?? '', /^Code Bcc: evil@evil\.example/)
    assert.equal(parsed.messageId, '<id__Bcc__evil_evil.example@pool.example>')
  })

  it('gives the same Message-ID at every try', async () => {
    await send({}, 'same')
    await send({}, 'same')
    const first = await server.nextMessageTo('ada@people.example')
    const second = await server.nextMessageTo('ada@people.example')
    assert.equal(first.parsed.messageId, second.parsed.messageId)
  })

  const attacks = [
    'ada@people.example, evil@evil.example',
    'ada@people.example;evil@evil.example',
    '"evil@evil.example x"@people.example',
    'evil@evil.example\uff20people.example',
    'ada@people.example\r\nRCPT TO:<evil@evil.example>',
    'Ada <ada@people.example>',
    'group: ada@people.example, evil@evil.example;',
    '',
  ]
  for (const recipient of attacks) {
    it(`CVE-2025-13033: sends nothing to ${JSON.stringify(recipient)}`, async () => {
      const offers = server.offers
      const failure = await failureOf(send({ recipient }))
      assert.equal(failure.permanent, true)
      assert.equal(server.offers, offers)
    })
  }

  it('CVE-2025-13033: a look-alike @ is the @ it looks like, once', async () => {
    await send({ recipient: 'ada\uff20people.example' })
    assert.deepEqual((await server.nextMessageTo('ada@people.example')).envelopeTo, ['ada@people.example'])
  })

  it('sends no SMS', async () => {
    assert.equal((await failureOf(send({ channel: 'sms', recipient: '+15555550100' }))).permanent, true)
  })

  it('tells a refusal from a delay', async () => {
    server.behave('refuse')
    const refused = await failureOf(send())
    server.behave('later')
    const delayed = await failureOf(send())
    server.behave('drop')
    const dropped = await failureOf(send())
    server.behave('accept')

    assert.deepEqual([refused.permanent, delayed.permanent, dropped.permanent], [true, false, false])
    assert.match(refused.message, /550 5\.1\.1/)
    assert.match(delayed.message, /451 4\.3\.2 Come back later/)
    await send()
    await server.nextMessageTo('ada@people.example')
  })

  it('stops when the signal says so', async () => {
    server.behave('hang')
    const controller = new AbortController()
    const offered = server.nextOffer()
    const sending = failureOf(smtp.send(message(), { id: 'hanging', signal: controller.signal }))
    await offered
    controller.abort()
    const failure = await sending
    server.behave('accept')
    assert.equal(failure.permanent, false)
  })
})

it('a mail server that is down is a delay', async () => {
  const server = await startMailServer()
  await server.close()
  const smtp = openSmtp(server.url, FROM)
  const failure = await failureOf(smtp.send(message(), { id: 'down' }))
  smtp.close()
  assert.equal(failure.permanent, false)
  assert.match(failure.message, /ECONNREFUSED/)
})

describe('the login', () => {
  const login = { user: 'relay@pool.example', password: 'p@ss/wörd:1' }
  const userinfo = `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}`

  it('signs in with what the URL says', async (t) => {
    const server = await startMailServer({ login })
    const smtp = openSmtp(server.url.replace('//', `//${userinfo}@`), FROM)
    t.after(async () => {
      smtp.close()
      await server.close()
    })
    await smtp.send(message(), { id: 'signed-in' })
    assert.equal(server.received.length, 1)
  })

  it('a wrong password is a delay, and never in the error', async (t) => {
    const server = await startMailServer({ login })
    const smtp = openSmtp(server.url.replace('//', '//relay:Wr0ng-secret@'), FROM)
    t.after(async () => {
      smtp.close()
      await server.close()
    })
    const failure = await failureOf(smtp.send(message(), { id: 'wrong' }))
    assert.equal(failure.permanent, false)
    assert.match(failure.message, /535 5\.7\.8 Wrong password \*\*\*/)
    assert.doesNotMatch(JSON.stringify([failure, failure.stack, failure.cause]), /Wr0ng-secret|V3Iwbmctc2VjcmV0/)
  })
})

it('a login that was forgotten is a delay', async (t) => {
  const server = await startMailServer({ login: { user: 'relay', password: 'secret' } })
  const smtp = openSmtp(server.url, FROM)
  t.after(async () => {
    smtp.close()
    await server.close()
  })
  const failure = await failureOf(smtp.send(message(), { id: 'no-login' }))
  assert.match(failure.message, /530/)
  assert.equal(failure.permanent, false)
})

describe('CVE-2024-23656: TLS options of the URL are effective', () => {
  const cases: readonly [tls: 'none' | 'starttls' | 'implicit', query: string, outcome: 'plain' | 'tls' | RegExp][] = [
    ['none', '', 'plain'],
    ['none', '?requireTLS=true', /STARTTLS|TLS/i],
    ['starttls', '', /certificate/i],
    ['starttls', '?requireTLS=true', /certificate/i],
    ['starttls', '?requireTLS=true&tls.rejectUnauthorized=false', 'tls'],
    ['starttls', '?tls.rejectUnauthorized=false', 'tls'],
    ['starttls', '?ignoreTLS=true', 'plain'],
    ['implicit', '', /certificate/i],
    ['implicit', '?tls.rejectUnauthorized=false', 'tls'],
  ]
  for (const [tls, query, outcome] of cases) {
    it(`${tls} server, ${query || 'no option'}: ${outcome instanceof RegExp ? 'nothing is sent' : outcome}`, async (t) => {
      const server = await startMailServer({ tls })
      const smtp = openSmtp(`${server.url}${query}`, FROM)
      t.after(async () => {
        smtp.close()
        await server.close()
      })
      if (outcome instanceof RegExp) {
        const failure = await failureOf(smtp.send(message(), { id: 'tls' }))
        assert.match(failure.message, outcome)
        assert.equal(failure.permanent, false)
        assert.equal(server.offers, 0)
        return
      }
      await smtp.send(message(), { id: 'tls' })
      assert.deepEqual(
        server.received.map(({ secure }) => secure),
        [outcome === 'tls'],
      )
    })
  }
})

it('refuses a sender that is not one address', () => {
  for (const from of ['', 'Lifeguard', 'a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example']) {
    assert.throws(() => openSmtp('smtp://127.0.0.1', from), /sender/)
  }
})
