import { parentPort } from 'node:worker_threads'
import { computePower, DegeneratePower, fastestPower, type PowerOperands } from './modular-power.ts'

export type PowerRequest = { id: number; operands: PowerOperands }

/** No result stands for degenerate operands. Any other failure ends the worker, and its pool starts another. */
export type PowerReply = { id: number; result: Uint8Array | undefined }

const power = fastestPower()

parentPort?.on('message', ({ id, operands }: PowerRequest) => {
  const reply: PowerReply = { id, result: resultOf(operands) }
  parentPort?.postMessage(reply)
})

function resultOf(operands: PowerOperands): Uint8Array | undefined {
  try {
    return Uint8Array.from(computePower(power, operands))
  } catch (error) {
    if (error instanceof DegeneratePower) return undefined
    throw error
  }
}
