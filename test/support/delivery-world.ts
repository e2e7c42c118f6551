import assert from 'node:assert/strict'
import { type Delivery, type Outbox, type SendMessage, startDelivery } from '#adapters/messages/delivery.ts'
import type { Message, OutboxEntry } from '#domain/messages.ts'

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const START = new Date('2030-01-01T00:00:00Z')

export function messageTo(recipient: string, changes: Partial<Message> = {}): Message {
  return {
    poolId: 'eu-west-1_Abc123456',
    userId: 'd6cb5f9e',
    username: 'ada',
    kind: 'sign_up',
    channel: 'email',
    recipient,
    subject: 'Your verification code',
    body: 'Your code is 123456',
    code: '123456',
    from: '',
    replyTo: '',
    ...changes,
  }
}

type Stored = { -readonly [Member in keyof OutboxEntry]: OutboxEntry[Member] }

/** The outbox as the store keeps it: a claim counts as a try and moves the due time to the end of the lease. */
export class MemoryOutbox implements Outbox {
  readonly rows = new Map<string, Stored>()
  broken: keyof Outbox | undefined
  claims = 0

  add(id: string, createdAt = START, changes: Partial<Message> = {}): void {
    const message = messageTo(`${id}@people.example`, changes)
    const { poolId, userId, kind, channel, recipient } = message
    const state = { state: 'pending', tries: 0, finishedAt: undefined, problem: undefined } as const
    this.rows.set(id, {
      id,
      message,
      poolId,
      userId,
      kind,
      channel,
      recipient,
      createdAt,
      nextTryAt: createdAt,
      ...state,
    })
  }

  row(id: string): Stored {
    const row = this.rows.get(id)
    assert.ok(row)
    return row
  }

  async claimDue(now: Date, limit: number, leaseUntil: Date): Promise<readonly OutboxEntry[]> {
    this.claims += 1
    this.#check('claimDue')
    const due = [...this.rows.values()].filter(
      ({ state, nextTryAt }) => state === 'pending' && nextTryAt && nextTryAt <= now,
    )
    return due.slice(0, limit).map((row) => {
      row.tries += 1
      row.nextTryAt = leaseUntil
      return { ...row }
    })
  }

  async finish(
    id: string,
    outcome: { state: 'sent' | 'failed'; at: Date; problem: string | undefined },
  ): Promise<void> {
    this.#check('finish')
    const { state, at, problem } = outcome
    Object.assign(this.row(id), { state, finishedAt: at, problem, message: undefined, nextTryAt: undefined })
  }

  async retry(id: string, nextTryAt: Date, problem: string): Promise<void> {
    this.#check('retry')
    Object.assign(this.row(id), { nextTryAt, problem })
  }

  async nextDue(): Promise<Date | undefined> {
    this.#check('nextDue')
    const times = [...this.rows.values()].flatMap(({ nextTryAt }) => nextTryAt?.getTime() ?? [])
    return times.length === 0 ? undefined : new Date(Math.min(...times))
  }

  #check(method: keyof Outbox): void {
    if (this.broken === method) throw new Error('the database is away')
  }
}

export class FakeTime {
  #nowMs = START.getTime()
  readonly timers = new Set<{ at: number; run: () => void }>()

  now(): Date {
    return new Date(this.#nowMs)
  }

  setTimer(ms: number, run: () => void): () => void {
    const timer = { at: this.#nowMs + ms, run }
    this.timers.add(timer)
    return () => this.timers.delete(timer)
  }

  /** Runs what is due on the way, in order, and lets each finish what needs no outside world. */
  async advance(ms: number): Promise<void> {
    const end = this.#nowMs + ms
    for (;;) {
      const [next] = [...this.timers].sort((a, b) => a.at - b.at)
      if (!next || next.at > end) break
      this.#nowMs = next.at
      this.timers.delete(next)
      next.run()
      await settled()
    }
    this.#nowMs = end
  }
}

/** Every promise that waits for nothing outside has run by the next turns of the event loop. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

export type World = {
  outbox: MemoryOutbox
  time: FakeTime
  logs: { level: string; fields: object; text: string }[]
  start(send: SendMessage | undefined): Delivery
}

/** Delivery over `messages`, or over an outbox in memory when left out. */
export function world(random = 0, messages?: Outbox): World {
  const outbox = new MemoryOutbox()
  const time = new FakeTime()
  const logs: World['logs'] = []
  const at = (level: string) => (fields: object, text: string) => void logs.push({ level, fields, text })
  const log = { info: at('info'), warn: at('warn'), error: at('error') }
  const start = (send: SendMessage | undefined) =>
    startDelivery({ messages: messages ?? outbox, send, clock: time, timers: time, random: () => random, log })
  return { outbox, time, logs, start }
}
