import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// JavaScript, alone of all files here: Node loads what strips types, some 17 MB, for a first file that has them, and need not for what it finds in
// the cache.

// Stripped and compiled once instead of at every start: three times as fast. The cache lies beside the installed packages, so that whoever can
// write it can write the program itself. Where nothing can be written, the start is only slower.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'lifeguard'))

await import('./command-line.ts')
