import { createHmac } from 'node:crypto'
import type { Message } from '#domain/messages.ts'
import { DeliveryFailure } from './delivery-failure.ts'

export type SmsWebhook = {
  /**
   * Resolves once the webhook has answered 2xx. `id` is the same at every try of one message.
   * @throws DeliveryFailure
   */
  send(message: Message, delivery: { readonly id: string; readonly signal?: AbortSignal | undefined }): Promise<void>
}

const timeoutMilliseconds = 10_000

/** Answers that may be better at the next try: too slow, too early, too many, or a fault of the webhook's own. */
const isTemporary = (status: number) => status === 408 || status === 425 || status === 429 || status >= 500

/**
 * Hands SMS over by HTTP. The body is JSON `{ id, userPoolId, userSub, kind, phoneNumber, text }`; the header `Lifeguard-Signature` is
 * `t=<seconds since 1970>,v1=<hex>` with the HMAC-SHA256 of `<seconds>.<body>` under the shared secret, so that the receiver can tell who
 * sent it and that it is fresh.
 */
export function createSmsWebhook(url: string, secret: string, now: () => Date): SmsWebhook {
  return {
    async send(message, { id, signal }) {
      if (message.channel !== 'sms') throw new DeliveryFailure('The SMS webhook takes SMS only', true)
      const body = bodyOf(message, id)
      const status = await post(url, body, signatureOf(body, secret, now()), signal)
      if (status >= 200 && status < 300) return
      throw new DeliveryFailure(`The SMS webhook answered with HTTP status ${status}`, !isTemporary(status))
    },
  }
}

function bodyOf({ poolId, userId, kind, recipient, body }: Message, id: string): string {
  return JSON.stringify({ id, userPoolId: poolId, userSub: userId, kind, phoneNumber: recipient, text: body })
}

function signatureOf(body: string, secret: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1_000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

async function post(url: string, body: string, signature: string, signal: AbortSignal | undefined): Promise<number> {
  const ended = AbortSignal.timeout(timeoutMilliseconds)
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'lifeguard-signature': signature },
      // A redirect would carry a code to an address that nobody set.
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, ended]) : ended,
    })
    await response.body?.cancel()
    return response.status
  } catch (error) {
    throw new DeliveryFailure(`The SMS webhook did not answer: ${reasonOf(error)}`, false)
  }
}

/** What the network said; never the URL, which may hold a token. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return code || (cause instanceof Error ? cause.name : 'unknown')
}
