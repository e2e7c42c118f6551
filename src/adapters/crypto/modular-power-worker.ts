import { workerData } from 'node:worker_threads'
import { createGeneratorPower } from './generator-power.ts'
import { computePower, fastestPower } from './modular-power.ts'
import { channelOver, serve } from './modular-power-channel.ts'

const power = fastestPower()
// The tables are made when somebody needs them first.
let generatorPower: ((exponent: Uint8Array) => Buffer) | undefined

serve(channelOver(workerData), (operands) => {
  if (operands.length !== 1) return computePower(power, operands)
  generatorPower ??= createGeneratorPower()
  return generatorPower(operands[0])
})
