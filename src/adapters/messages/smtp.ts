import { createTransport, type SendMailOptions } from 'nodemailer'
import { emailProblem, normaliseEmail, parseMailbox } from '#domain/email-address.ts'
import type { Message } from '#domain/messages.ts'
import { DeliveryFailure } from './delivery-failure.ts'
import { plainText } from './plain-text.ts'
import { readSmtpUrl } from './smtp-url.ts'

export type SmtpSender = {
  /**
   * Resolves once the mail server has taken the message over. `id` makes the Message-ID, the same at every try.
   * @throws DeliveryFailure
   */
  send(message: Message, delivery: { readonly id: string; readonly signal?: AbortSignal | undefined }): Promise<void>
  /** Lets go of the connections; what is being sent fails. */
  close(): void
}

const CONNECTIONS = 4
const CONNECTION_TIMEOUT_MS = 10_000
const SOCKET_TIMEOUT_MS = 30_000
const MESSAGES_A_CONNECTION = 100

/**
 * A mail server to send through (see readSmtpUrl for the URL). `from`: the sender of pools that name none, `Name <a@b.example>`.
 * @throws Error when the URL or `from` is wrong. Nothing is connected before the first message.
 */
export function openSmtp(url: string, from: string): SmtpSender {
  const server = readSmtpUrl(url)
  const sender = parseMailbox(from)
  if (!sender) throw new Error('The sender of e-mails is not one address of the form "Name <a@b.example>"')

  const transport = createTransport({
    ...server,
    auth: server.auth && { ...server.auth },
    tls: {
      rejectUnauthorized: server.tls.rejectUnauthorized,
      ...(server.tls.servername && { servername: server.tls.servername }),
    },
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: MESSAGES_A_CONNECTION,
    // The outbox tries again, with its own patience and count.
    maxRequeues: 0,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    greetingTimeout: CONNECTION_TIMEOUT_MS,
    dnsTimeout: CONNECTION_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  })

  return {
    async send(message, { id, signal }) {
      const mail = mailOf(message, id, sender)
      try {
        await transport.sendMail({ ...mail, ...(signal && { signal }) })
      } catch (error) {
        throw failureOf(error, server.auth?.pass)
      }
    },
    close: () => transport.close({ force: true }),
  }
}

/** CVE-2025-13033: one address, as an object and as the envelope, so that nothing parses it as text again. */
function mailOf(message: Message, id: string, sender: { name: string; address: string }): SendMailOptions {
  if (message.channel !== 'email') throw new DeliveryFailure('A mail server sends e-mails only', true)
  if (emailProblem(message.recipient)) throw new DeliveryFailure('The recipient is not one e-mail address', true)

  const recipient = normaliseEmail(message.recipient)
  const from = parseMailbox(message.from) ?? sender
  const replyTo = parseMailbox(message.replyTo)
  return {
    messageId: messageId(id, sender.address),
    from,
    to: { name: '', address: recipient },
    envelope: { from: from.address, to: [recipient] },
    ...(replyTo && { replyTo }),
    subject: message.subject,
    html: message.body,
    text: plainText(message.body),
    // RFC 3834 section 5: no holiday notices to a message nobody wrote.
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
}

function messageId(id: string, senderAddress: string): string {
  return `<${id.replace(/[^\w.-]/g, '_')}@${senderAddress.slice(senderAddress.indexOf('@') + 1)}>`
}

type SmtpError = {
  readonly code?: unknown
  readonly responseCode?: unknown
  readonly response?: unknown
  readonly message: string
}

// RFC 4954: replies about the login of this server, not about the message. They end when the operator corrects the password.
const LOGIN_REPLIES = new Set([530, 534, 535, 538])
const BAD_SEQUENCE = 503

/** Only what the server said to this sender, recipient or text is final: everything else may be better at the next try. */
function failureOf(thrown: unknown, password: string | undefined): DeliveryFailure {
  const error: SmtpError = thrown instanceof Error ? thrown : { message: String(thrown) }
  const reply = typeof error.responseCode === 'number' ? error.responseCode : 0
  const aboutMessage = error.code === 'EENVELOPE' || error.code === 'EMESSAGE'
  const permanent = aboutMessage && reply >= 500 && reply !== BAD_SEQUENCE && !LOGIN_REPLIES.has(reply)
  const response = typeof error.response === 'string' ? error.response : ''
  const words = error.message.includes(response) ? error.message : `${error.message}: ${response}`
  return new DeliveryFailure(withoutPassword(words, password), permanent)
}

// A server may repeat what it was told, plain or in the Base64 of AUTH.
function withoutPassword(text: string, password: string | undefined): string {
  if (!password) return text
  return text.replaceAll(password, '***').replaceAll(Buffer.from(password).toString('base64'), '***')
}
