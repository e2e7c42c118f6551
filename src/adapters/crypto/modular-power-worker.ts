import { parentPort, workerData } from 'node:worker_threads'
import { computePower, fastestPower } from './modular-power.ts'
import { channelOver, serve } from './modular-power-channel.ts'

const power = fastestPower()

serve(
  channelOver(workerData),
  (operands) => computePower(power, operands),
  (slot) => parentPort?.postMessage(slot),
)
