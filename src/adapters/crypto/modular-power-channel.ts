import { elementBytes } from '#domain/sign-in/srp-group.ts'
import { DegeneratePower, type PowerOperands } from './modular-power.ts'

/**
 * Memory that the event loop shares with one worker: jobs and results lie in numbered slots, and a bell for each side says that there is something
 * new. A message costs the event loop many times as much as writing the operands here and being woken by `Atomics.waitAsync`.
 */
export type Channel = {
  readonly memory: SharedArrayBuffer
  /** Rung for the worker, once for each job. */
  readonly asked: Int32Array
  /** Rung for the event loop, once for each result. */
  readonly answered: Int32Array
  readonly slots: readonly Slot[]
}

type Slot = {
  readonly state: Int32Array
  readonly count: Int32Array
  readonly lengths: Int32Array
  readonly operands: Uint8Array
  readonly result: Uint8Array
}

const free = 0
const asked = 1
const answered = 2
const degenerate = 3

const mostOperands = 4
const wordBytes = Int32Array.BYTES_PER_ELEMENT
const bellBytes = 2 * wordBytes
const operandsStart = (2 + mostOperands) * wordBytes
const resultStart = operandsStart + mostOperands * elementBytes
const slotBytes = resultStart + elementBytes

export function createChannel(slots: number): Channel {
  return channelOver(new SharedArrayBuffer(bellBytes + slots * slotBytes))
}

export function channelOver(memory: SharedArrayBuffer): Channel {
  const count = Math.floor((memory.byteLength - bellBytes) / slotBytes)
  return {
    memory,
    asked: new Int32Array(memory, 0, 1),
    answered: new Int32Array(memory, wordBytes, 1),
    slots: Array.from({ length: count }, (_, index) => slotAt(memory, bellBytes + index * slotBytes)),
  }
}

function slotAt(memory: SharedArrayBuffer, start: number): Slot {
  return {
    state: new Int32Array(memory, start, 1),
    count: new Int32Array(memory, start + wordBytes, 1),
    lengths: new Int32Array(memory, start + 2 * wordBytes, mostOperands),
    operands: new Uint8Array(memory, start + operandsStart, mostOperands * elementBytes),
    result: new Uint8Array(memory, start + resultStart, elementBytes),
  }
}

/** The caller may overwrite its operands at once. None may be longer than an element. */
export function ask(channel: Channel, number: number, operands: PowerOperands): void {
  const slot = slotOf(channel.slots, number)
  slot.count[0] = operands.length
  for (const [index, operand] of operands.entries()) {
    slot.operands.set(operand, index * elementBytes)
    slot.lengths[index] = operand.length
  }
  Atomics.store(slot.state, 0, asked)
  ring(channel.asked)
}

/** Resolves when there may be results that were not there when `seen` was read from the bell; undefined if there are some already. */
export function nextAnswer(channel: Channel, seen: number): Promise<unknown> | undefined {
  const { async, value } = Atomics.waitAsync(channel.answered, 0, seen)
  return async ? value : undefined
}

/** Wakes whoever waits for an answer, for a worker that will give none. */
export function wakeWaiting(channel: Channel): void {
  ring(channel.answered)
}

/** How often the worker has rung. */
export function answersSoFar(channel: Channel): number {
  return Atomics.load(channel.answered, 0)
}

export function isAnswered({ slots }: Channel, number: number): boolean {
  return Atomics.load(slotOf(slots, number).state, 0) >= answered
}

/** What became of an answered job; nothing of it stays behind. Undefined for degenerate operands. */
export function takeResult({ slots }: Channel, number: number): Buffer | undefined {
  const slot = slotOf(slots, number)
  const result = Atomics.load(slot.state, 0) === answered ? Buffer.from(slot.result) : undefined
  slot.result.fill(0)
  Atomics.store(slot.state, 0, free)
  return result
}

type Compute = (operands: PowerOperands) => Uint8Array

/** Does the jobs of a channel for ever. The thread sleeps in between: its own event loop never runs. */
export function serve(channel: Channel, compute: Compute): never {
  for (;;) {
    const seen = Atomics.load(channel.asked, 0)
    serveOnce(channel, compute)
    Atomics.wait(channel.asked, 0, seen)
  }
}

/** Does the jobs that are there. */
export function serveOnce(channel: Channel, compute: Compute): void {
  for (const slot of channel.slots) {
    if (Atomics.load(slot.state, 0) !== asked) continue
    Atomics.store(slot.state, 0, answer(slot, compute))
    ring(channel.answered)
  }
}

function answer(slot: Slot, compute: Compute): number {
  try {
    slot.result.set(compute(operandsIn(slot)))
    return answered
  } catch (error) {
    if (error instanceof DegeneratePower) return degenerate
    throw error
  } finally {
    slot.operands.fill(0)
  }
}

function operandsIn({ count, lengths, operands }: Slot): PowerOperands {
  const operand = (index: number) =>
    Buffer.from(operands.subarray(index * elementBytes, index * elementBytes + (lengths[index] ?? 0)))
  if (count[0] === 1) return [operand(0)]
  if (count[0] === 2) return [operand(0), operand(1)]
  return [operand(0), operand(1), operand(2), operand(3)]
}

function ring(bell: Int32Array): void {
  Atomics.add(bell, 0, 1)
  Atomics.notify(bell, 0)
}

function slotOf(slots: readonly Slot[], number: number): Slot {
  const slot = slots[number]
  if (!slot) throw new RangeError(`The channel has no slot ${number}.`)
  return slot
}
