import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

export type ReceivedMail = {
  readonly envelopeFrom: string
  readonly envelopeTo: readonly string[]
  /** Whether it came over TLS. */
  readonly secure: boolean
  readonly parsed: ParsedMail
  readonly raw: string
}

/**
 * What the server does with a message: `refuse` says 550 to the recipient, `later` 451; `hang` never answers, `drop` cuts the connection,
 * `lose-reply` keeps the message and cuts the connection before it says so.
 */
export type MailServerMood = 'accept' | 'refuse' | 'later' | 'hang' | 'drop' | 'lose-reply'

export type MailServerOptions = {
  /** 0, the default, for any free port. */
  readonly port?: number
  /** With a certificate nobody trusts. */
  readonly tls?: 'none' | 'starttls' | 'implicit'
  /** Who may send; everybody when left out. */
  readonly login?: { readonly user: string; readonly password: string }
}

export type MailServer = {
  readonly port: number
  /** `smtp://127.0.0.1:port`, without a login. */
  readonly url: string
  readonly received: readonly ReceivedMail[]
  /** Recipients that were named to the server so far, whatever it said to them. */
  readonly offers: number
  behave(mood: MailServerMood): void
  /** The oldest message to the address that no call returned before; waits up to 5 seconds for it. */
  nextMessageTo(address: string): Promise<ReceivedMail>
  /** Resolves at the next time a recipient is named to the server. */
  nextOffer(): Promise<void>
  /** Cuts every connection. Once is enough, twice is fine. */
  close(): Promise<void>
}

const WAIT_MS = 5_000

type Waiter = { readonly address: string; readonly resolve: (mail: ReceivedMail) => void }

/** A real SMTP server on 127.0.0.1 with a mailbox to wait on. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const unread: ReceivedMail[] = []
  const waiters = new Set<Waiter>()
  const offerWaiters: (() => void)[] = []
  const sockets = new Map<number | undefined, Socket>()
  let mood: MailServerMood = 'accept'
  let offers = 0

  function accept(mail: ReceivedMail): void {
    received.push(mail)
    const waiter = [...waiters].find(({ address }) => mail.envelopeTo.includes(address))
    if (!waiter) {
      unread.push(mail)
      return
    }
    waiters.delete(waiter)
    waiter.resolve(mail)
  }

  function cut(session: SMTPServerSession): void {
    sockets.get(session.remotePort)?.destroy()
  }

  const { tls = 'none', login } = options
  const server = new SMTPServer({
    secure: tls === 'implicit',
    disabledCommands: tls === 'starttls' ? [] : ['STARTTLS'],
    authOptional: login === undefined,
    allowInsecureAuth: true,
    logger: false,
    closeTimeout: 50,
    disableReverseLookup: true,
    onAuth({ username, password }, _session, done) {
      const right = username === login?.user && password === login?.password
      done(right ? null : reply(535, `5.7.8 Wrong password ${password}`), { user: username })
    },
    onRcptTo({ address }, session, done) {
      offers += 1
      for (const resolve of offerWaiters.splice(0)) resolve()
      if (mood === 'refuse') return done(reply(550, `5.1.1 <${address}> does not live here`))
      if (mood === 'later') return done(reply(451, '4.3.2 Come back later'))
      if (mood === 'drop') return cut(session)
      if (mood !== 'hang') done()
    },
    onData(stream, session, done) {
      void readMail(stream, session).then((mail) => {
        accept(mail)
        if (mood === 'lose-reply') return cut(session)
        done()
      }, done)
    },
  })
  // What a client does to its end of a connection is the test's business.
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => {
    sockets.set(socket.remotePort, socket)
    socket.once('close', () => sockets.delete(socket.remotePort))
  })
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo

  return {
    port,
    url: `${tls === 'implicit' ? 'smtps' : 'smtp'}://127.0.0.1:${port}`,
    received,
    get offers() {
      return offers
    },
    behave(next) {
      mood = next
    },
    nextMessageTo(address) {
      const index = unread.findIndex(({ envelopeTo }) => envelopeTo.includes(address))
      const [mail] = index < 0 ? [] : unread.splice(index, 1)
      if (mail) return Promise.resolve(mail)

      const { promise, resolve } = Promise.withResolvers<ReceivedMail>()
      const waiter = { address, resolve }
      waiters.add(waiter)
      return bounded(promise, `a message to ${address}`, () => waiters.delete(waiter))
    },
    nextOffer() {
      return bounded(new Promise((resolve) => offerWaiters.push(resolve)), 'a recipient')
    },
    async close() {
      if (!server.server.listening) return
      const closed = Promise.withResolvers<void>()
      server.close(() => closed.resolve())
      for (const socket of sockets.values()) socket.destroy()
      await closed.promise
    },
  }
}

async function bounded<T>(promise: Promise<T>, what: string, forget = (): void => {}): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`The mail server waited ${WAIT_MS} ms for ${what}`)), WAIT_MS)
  try {
    return await Promise.race([promise, late.promise])
  } finally {
    clearTimeout(timer)
    forget()
  }
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}

async function readMail(stream: AsyncIterable<Buffer>, session: SMTPServerSession): Promise<ReceivedMail> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  const raw = Buffer.concat(chunks)
  const { mailFrom, rcptTo } = session.envelope
  return {
    envelopeFrom: mailFrom === false ? '' : mailFrom.address,
    envelopeTo: rcptTo.map(({ address }) => address),
    secure: session.secure,
    parsed: await simpleParser(raw),
    raw: raw.toString(),
  }
}

/** The bare addresses of a header. */
export function addressesOf(header: AddressObject | AddressObject[] | undefined): readonly string[] {
  return [header ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ''))
}
