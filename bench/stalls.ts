import { monitorEventLoopDelay } from 'node:perf_hooks'

/**
 * Loaded into a server that is measured. At SIGUSR2 it writes the longest time, in milliseconds, that the event loop took for a turn since it was
 * asked last. What prom-client calls the lag of the event loop has the 10 ms between two looks in it: 10 where nothing happens.
 */
const intervalMs = 1
const delay = monitorEventLoopDelay({ resolution: intervalMs })
delay.enable()

process.on('SIGUSR2', () => {
  process.stdout.write(`${Math.max(0, delay.max / 1e6 - intervalMs)}\n`)
  delay.reset()
})
