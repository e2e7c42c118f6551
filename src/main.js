import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// JavaScript, alone of all files here: Node loads what strips types, some 17 MB, for a first file that has them, and need not for what it finds in
// the cache.

// Some 20 MB less to hold at the same speed (bench/README.md): V8 collects sooner, glibc has one heap for all threads instead of one each, and
// large blocks, as V8's compiler takes and leaves, outside of it. Both are read before the first line of a program, so the program takes its own
// place once: the same process, 30 ms. Not under `node --watch`, whose channel to it would be lost, nor where there is no execve(2).
const flags = ['--max-semi-space-size=4', '--heap-growing-percent=10']
const malloc = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '32768', MALLOC_TRIM_THRESHOLD_: '131072' }
const isLean = flags.every((flag) => process.execArgv.includes(flag))
if (!isLean && !process.send && process.platform !== 'win32') {
  const command = [process.execPath, ...flags, ...process.execArgv, ...process.argv.slice(1)]
  process.execve?.(process.execPath, command, { ...malloc, ...process.env })
}

// Stripped and compiled once instead of at every start: three times as fast. The cache lies beside the installed packages, so that whoever can
// write it can write the program itself. Where nothing can be written, the start is only slower.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'lifeguard'))

await import('./command-line.ts')
