import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import type { ContentCoding } from './content-coding.ts'

/** A file of the console in the form in which it is sent. */
export type ServedFile = {
  readonly bytes: Buffer
  readonly contentType: string
  readonly coding: ContentCoding | undefined
  /** A strong validator (RFC 9110 §8.8.3): every coding has one of its own. */
  readonly tag: string
}

export type ConsoleFiles = {
  /** Undefined for a name that is no file of the build. */
  find(name: string, codings: readonly ContentCoding[]): Promise<ServedFile | undefined>
}

/** What is not named here is not sent. */
const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

const endings: Readonly<Record<ContentCoding, string>> = { br: '.br', gzip: '.gz' }
const mostBytesKept = 32 * 1024 * 1024

type Build = {
  readonly names: ReadonlySet<string>
  /** By the name on the disk, oldest first. */
  readonly kept: Map<string, { bytes: Buffer; tag: string }>
  keptBytes: number
}

/**
 * The files of a folder that Vite has built, in memory from the first request for each. A name is looked up in the list of the files that
 * are there and never becomes a path, so that none leads out of the folder; links are not followed. A new build is seen at once.
 */
export function consoleFiles(folder: string, mostBytes = mostBytesKept): ConsoleFiles {
  let build: Promise<Build> | undefined
  let stamp: string | undefined

  async function currentBuild(): Promise<Build | undefined> {
    const found = await stampOf(join(folder, 'index.html'))
    if (found === undefined) return undefined
    if (!build || found !== stamp) {
      stamp = found
      build = listFiles(folder)
      // A folder that went away in this moment is looked at again.
      build.catch(() => {
        stamp = undefined
      })
    }
    return build
  }

  return {
    async find(name, codings) {
      const contentType = contentTypes[extname(name)]
      const current = contentType === undefined ? undefined : await currentBuild()
      if (contentType === undefined || !current?.names.has(name)) return undefined
      const coding = codings.find((wanted) => current.names.has(name + endings[wanted]))
      const kept = await load(current, folder, coding ? name + endings[coding] : name, mostBytes)
      return kept && { ...kept, contentType, coding }
    },
  }
}

/** Changes with every build; undefined when there is none. */
async function stampOf(path: string): Promise<string | undefined> {
  try {
    const { ino, size, mtimeMs } = await stat(path)
    return `${ino} ${size} ${mtimeMs}`
  } catch {
    return undefined
  }
}

async function listFiles(folder: string): Promise<Build> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
  return { names: new Set(names), kept: new Map(), keptBytes: 0 }
}

async function load(build: Build, folder: string, name: string, mostBytes: number) {
  const kept = build.kept.get(name)
  if (kept) return kept
  const bytes = await readFile(join(folder, name)).catch(() => undefined)
  if (!bytes) return undefined
  const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  return keep(build, name, { bytes, tag }, mostBytes)
}

function keep(build: Build, name: string, file: { bytes: Buffer; tag: string }, mostBytes: number) {
  // Of several requests that read it at once, one keeps it.
  const there = build.kept.get(name)
  if (there || file.bytes.length > mostBytes) return there ?? file
  build.kept.set(name, file)
  build.keptBytes += file.bytes.length
  for (const [oldest, { bytes }] of build.kept) {
    if (build.keptBytes <= mostBytes) break
    build.kept.delete(oldest)
    build.keptBytes -= bytes.length
  }
  return file
}
