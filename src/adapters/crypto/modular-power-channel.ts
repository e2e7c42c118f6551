import { elementBytes } from '#domain/sign-in/srp-group.ts'
import { DegeneratePower, type PowerOperands } from './modular-power.ts'

/**
 * Memory that the event loop shares with one worker: jobs and results lie in numbered slots, and only a bell and the number of a slot go between
 * the threads. A message with the operands in it costs the event loop many times as much as writing them here.
 */
export type Channel = { readonly memory: SharedArrayBuffer; readonly bell: Int32Array; readonly slots: readonly Slot[] }

type Slot = {
  readonly state: Int32Array
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
const resultStart = (1 + mostOperands) * wordBytes + mostOperands * elementBytes
const slotBytes = resultStart + elementBytes

export function createChannel(slots: number): Channel {
  return channelOver(new SharedArrayBuffer(wordBytes + slots * slotBytes))
}

export function channelOver(memory: SharedArrayBuffer): Channel {
  const count = Math.floor(memory.byteLength / slotBytes)
  return {
    memory,
    bell: new Int32Array(memory, 0, 1),
    slots: Array.from({ length: count }, (_, index) => slotAt(memory, wordBytes + index * slotBytes)),
  }
}

function slotAt(memory: SharedArrayBuffer, start: number): Slot {
  return {
    state: new Int32Array(memory, start, 1),
    lengths: new Int32Array(memory, start + wordBytes, mostOperands),
    operands: new Uint8Array(memory, start + (1 + mostOperands) * wordBytes, mostOperands * elementBytes),
    result: new Uint8Array(memory, start + resultStart, elementBytes),
  }
}

/** The caller may overwrite its operands at once. None may be longer than an element. */
export function ask({ bell, slots }: Channel, number: number, operands: PowerOperands): void {
  const slot = slotOf(slots, number)
  slot.lengths.fill(0)
  for (const [index, operand] of operands.entries()) {
    slot.operands.set(operand, index * elementBytes)
    slot.lengths[index] = operand.length
  }
  Atomics.store(slot.state, 0, asked)
  Atomics.add(bell, 0, 1)
  Atomics.notify(bell, 0)
}

/** What became of the job in a slot that was told of; nothing of it stays behind. Undefined for degenerate operands. */
export function takeResult({ slots }: Channel, number: number): Buffer | undefined {
  const slot = slotOf(slots, number)
  const result = Atomics.load(slot.state, 0) === answered ? Buffer.from(slot.result) : undefined
  slot.result.fill(0)
  Atomics.store(slot.state, 0, free)
  return result
}

/** Does the jobs of a channel for ever. The thread sleeps in between: its own event loop never runs. */
export function serve(
  { bell, slots }: Channel,
  compute: (operands: PowerOperands) => Uint8Array,
  tell: (slot: number) => void,
): never {
  for (;;) {
    const rung = Atomics.load(bell, 0)
    for (const [number, slot] of slots.entries()) {
      if (Atomics.load(slot.state, 0) !== asked) continue
      Atomics.store(slot.state, 0, answer(slot, compute))
      tell(number)
    }
    Atomics.wait(bell, 0, rung)
  }
}

function answer(slot: Slot, compute: (operands: PowerOperands) => Uint8Array): number {
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

function operandsIn({ lengths, operands }: Slot): PowerOperands {
  const operand = (index: number) =>
    Buffer.from(operands.subarray(index * elementBytes, index * elementBytes + (lengths[index] ?? 0)))
  const pair = [operand(0), operand(1)] as const
  return lengths[2] === 0 ? pair : [...pair, operand(2), operand(3)]
}

function slotOf(slots: readonly Slot[], number: number): Slot {
  const slot = slots[number]
  if (!slot) throw new RangeError(`The channel has no slot ${number}.`)
  return slot
}
