import { maskDestination } from '#domain/masking.ts'
import type { Message, OutboxEntry } from '#domain/messages.ts'
import { problemOf, retryDelayMs } from './delivery-attempt.ts'
import { DeliveryFailure } from './delivery-failure.ts'

/** What delivery needs of the outbox: a part of the store's MessageRepository. */
export type Outbox = {
  claimDue(now: Date, limit: number, leaseUntil: Date): Promise<readonly OutboxEntry[]>
  finish(id: string, outcome: { state: 'sent' | 'failed'; at: Date; problem: string | undefined }): Promise<void>
  retry(id: string, nextTryAt: Date, problem: string): Promise<void>
  nextDue(): Promise<Date | undefined>
}

/** Hands one message over, or throws; a DeliveryFailure says whether for good. Stops when `signal` says so. */
export type SendMessage = (
  message: Message,
  delivery: { readonly id: string; readonly signal: AbortSignal },
) => Promise<void>

export type DeliveryLog = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export type DeliveryOptions = {
  readonly messages: Outbox
  /** Undefined when there is no server to send with: the outbox is then left as it is. */
  readonly send: SendMessage | undefined
  readonly clock: { now(): Date }
  /** Runs `run` once after `ms` milliseconds; the result stops it. */
  readonly timers: { setTimer(ms: number, run: () => void): () => void }
  /** From 0 up to 1, for the jitter. */
  readonly random: () => number
  readonly log: DeliveryLog
}

export type Delivery = {
  /** Something was committed to the outbox. Returns at once. */
  wake(): void
  /** Resolves when nothing is under way and nothing more is due now. */
  idle(): Promise<void>
  /** Takes no more, waits up to 10 seconds for what is under way, then cuts it off: its lease runs out and the next start sends it. */
  close(): Promise<void>
}

const PARALLEL = 4
const SEND_TIMEOUT_MS = 60_000
/** Longer than a send may take, so that nobody else takes a message that is still being sent. */
const LEASE_MS = 2 * SEND_TIMEOUT_MS
const GIVE_UP_AFTER_MS = 24 * 60 * 60_000
/** Also finds what another node left behind. */
const LONGEST_PAUSE_MS = 60_000
const SHORTEST_PAUSE_MS = 1_000
const STORAGE_PAUSE_MS = 5_000
const CLOSE_TIMEOUT_MS = 10_000

/** Sends what is due in the outbox, now and whenever it becomes due. Each message leaves at least once. */
export function startDelivery(options: DeliveryOptions): Delivery {
  const { send } = options
  if (!send) return { wake: () => {}, idle: async () => {}, close: async () => {} }

  const delivery = new OutboxDelivery(options, send)
  delivery.wake()
  return delivery
}

class OutboxDelivery implements Delivery {
  readonly #options: DeliveryOptions
  readonly #send: SendMessage
  readonly #underWay = new Map<string, AbortController>()
  readonly #idleWaiters: (() => void)[] = []
  #taking = false
  #takeAgain = false
  #closed = false
  #cutOff = false
  #stopTimer = (): void => {}

  constructor(options: DeliveryOptions, send: SendMessage) {
    this.#options = options
    this.#send = send
  }

  wake(): void {
    if (this.#closed) return
    this.#takeAgain = true
    if (!this.#taking) void this.#take()
  }

  idle(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve()
    return new Promise((resolve) => this.#idleWaiters.push(resolve))
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#stopTimer()
    const { promise: timeUp, resolve } = Promise.withResolvers<void>()
    const stopTimer = this.#options.timers.setTimer(CLOSE_TIMEOUT_MS, resolve)
    await Promise.race([this.idle(), timeUp])
    stopTimer()
    this.#cutOff = true
    for (const controller of this.#underWay.values()) controller.abort()
  }

  #isIdle(): boolean {
    return !this.#taking && this.#underWay.size === 0
  }

  /** Fills the free places, then sets the one timer for what is due later. Never runs twice at once. */
  async #take(): Promise<void> {
    this.#taking = true
    this.#stopTimer()
    let pauseMs = STORAGE_PAUSE_MS
    try {
      while (this.#takeAgain && !this.#closed) {
        this.#takeAgain = false
        await this.#fillPlaces()
      }
      if (!this.#closed) pauseMs = await this.#pauseMs()
    } catch (error) {
      this.#takeAgain = false
      this.#options.log.error({ err: error }, 'outbox could not be read')
    }
    this.#taking = false
    // A message may have been added while the next due time was read.
    if (this.#takeAgain && !this.#closed) return this.wake()
    if (!this.#closed) this.#stopTimer = this.#options.timers.setTimer(pauseMs, () => this.wake())
    this.#settleIdle()
  }

  async #fillPlaces(): Promise<void> {
    const free = PARALLEL - this.#underWay.size
    // A place that becomes free wakes again.
    if (free === 0) return
    const now = this.#options.clock.now()
    const entries = await this.#options.messages.claimDue(now, free, new Date(now.getTime() + LEASE_MS))
    for (const entry of entries) void this.#deliver(entry)
  }

  /** Never zero: a message that is due but leased by another node must not make a busy loop. */
  async #pauseMs(): Promise<number> {
    const due = await this.#options.messages.nextDue()
    if (!due) return LONGEST_PAUSE_MS
    const waitMs = due.getTime() - this.#options.clock.now().getTime()
    return Math.min(Math.max(waitMs, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS)
  }

  async #deliver(entry: OutboxEntry): Promise<void> {
    const controller = new AbortController()
    this.#underWay.set(entry.id, controller)
    try {
      await this.#try(entry, controller)
    } catch (error) {
      // The lease runs out and the message is sent again: twice is better than never.
      this.#options.log.error({ ...described(entry), err: error }, 'outcome of a message could not be written')
    }
    this.#underWay.delete(entry.id)
    this.wake()
    this.#settleIdle()
  }

  async #try(entry: OutboxEntry, controller: AbortController): Promise<void> {
    const { messages, clock, log } = this.#options
    const expiresAt = entry.createdAt.getTime() + GIVE_UP_AFTER_MS
    if (!entry.message || clock.now().getTime() >= expiresAt) {
      return this.#giveUp(entry, entry.problem ?? 'Not delivered within 24 hours')
    }
    try {
      await this.#sendInTime(entry.id, entry.message, controller)
    } catch (error) {
      if (this.#cutOff) return
      return this.#failed(entry, entry.message, error)
    }
    if (this.#cutOff) return
    await messages.finish(entry.id, { state: 'sent', at: clock.now(), problem: undefined })
    log.info(described(entry), 'message sent')
  }

  async #sendInTime(id: string, message: Message, controller: AbortController): Promise<void> {
    const { promise: tooLate, reject } = Promise.withResolvers<never>()
    const onAbort = (): void => reject(new DeliveryFailure('The server did not answer in time', false))
    controller.signal.addEventListener('abort', onAbort, { once: true })
    const stopTimer = this.#options.timers.setTimer(SEND_TIMEOUT_MS, () => controller.abort())
    try {
      await Promise.race([this.#send(message, { id, signal: controller.signal }), tooLate])
    } finally {
      stopTimer()
      controller.signal.removeEventListener('abort', onAbort)
    }
  }

  async #failed(entry: OutboxEntry, message: Message, error: unknown): Promise<void> {
    const { messages, clock, random, log } = this.#options
    const problem = problemOf(error, message)
    const nextTryAt = new Date(clock.now().getTime() + retryDelayMs(entry.tries, random()))
    const permanent = error instanceof DeliveryFailure && error.permanent
    if (permanent || nextTryAt.getTime() >= entry.createdAt.getTime() + GIVE_UP_AFTER_MS)
      return this.#giveUp(entry, problem)

    await messages.retry(entry.id, nextTryAt, problem)
    log.warn({ ...described(entry), problem, nextTryAt }, 'message not sent, it will be tried again')
  }

  async #giveUp(entry: OutboxEntry, problem: string): Promise<void> {
    const { messages, clock, log } = this.#options
    await messages.finish(entry.id, { state: 'failed', at: clock.now(), problem })
    log.error({ ...described(entry), problem }, 'message given up')
  }

  #settleIdle(): void {
    if (!this.#isIdle()) return
    for (const resolve of this.#idleWaiters.splice(0)) resolve()
  }
}

function described({ id, poolId, kind, channel, recipient, tries }: OutboxEntry): object {
  const attribute = channel === 'email' ? 'email' : 'phone_number'
  return { messageId: id, poolId, kind, channel, recipient: maskDestination(attribute, recipient), tries }
}
