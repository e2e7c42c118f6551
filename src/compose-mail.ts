import { type SendMessage, startDelivery } from '#adapters/messages/delivery.ts'
import { DeliveryFailure } from '#adapters/messages/delivery-failure.ts'
import type { MessageChannel } from '#domain/messages.ts'
import type { Clock, Log, Store } from '#flows/services.ts'
import type { Config } from './config.ts'

type Carriers = Readonly<Record<MessageChannel, SendMessage | undefined>>

/** Opens what carries messages, and the delivery that works off the outbox. */
export async function startMail(
  config: Config,
  store: Store,
  clock: Clock,
  log: Log,
  substitute: SendMessage | undefined,
) {
  const smtp = config.smtpUrl && !substitute ? await openMailServer(config.smtpUrl, config.mailFrom ?? '') : undefined
  const webhook = config.smsWebhookUrl ? await openSmsWebhook(config.smsWebhookUrl, config, clock) : undefined
  const carriers: Carriers = { email: substitute ?? smtp?.send, sms: webhook?.send }
  const delivery = startDelivery({
    messages: store.messages,
    send: carriers.email || carriers.sms ? carrierFor(carriers) : undefined,
    clock,
    timers: { setTimer },
    // Spreads tries over time; nothing secret.
    random: Math.random,
    log,
  })
  return {
    mailroom: { delivers: (channel: MessageChannel) => carriers[channel] !== undefined, wake: () => delivery.wake() },
    async close() {
      await delivery.close()
      smtp?.close()
    },
  }
}

/** A message may have waited since a start that had a carrier for it; until one is set again it goes on waiting. */
function carrierFor(carriers: Carriers): SendMessage {
  return async (message, attempt) => {
    const send = carriers[message.channel]
    if (!send) throw new DeliveryFailure(`Nothing is set that delivers ${message.channel}`, false)
    await send(message, attempt)
  }
}

async function openSmsWebhook(url: string, { smsWebhookSecret = '' }: Config, clock: Clock) {
  const { createSmsWebhook } = await import('#adapters/messages/sms-webhook.ts')
  return createSmsWebhook(url, smsWebhookSecret, () => clock.now())
}

/** Loaded on demand: most first starts have no mail server. */
async function openMailServer(url: string, from: string) {
  const { openSmtp } = await import('#adapters/messages/smtp.ts')
  return openSmtp(url, from)
}

function setTimer(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds)
  timer.unref()
  return () => clearTimeout(timer)
}
