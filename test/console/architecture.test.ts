import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, posix } from 'node:path'
import { test } from 'node:test'
import { help } from '../../console/src/texts/help.ts'
import { unusedTexts } from './text-use.ts'

/** The house rules of ARCHITECTURE.md for the console. */

type Import = { readonly from: string; readonly typesOnly: boolean }
type Source = { readonly path: string; readonly text: string; readonly imports: readonly Import[] }

const root = 'console/src'
const sources: readonly Source[] = globSync('console/{src/**/,}*.{ts,tsx}').map((path) => {
  const text = readFileSync(path, 'utf8')
  return { path, text, imports: importsOf(text) }
})
const pages = sources.filter(({ path }) => path.startsWith(`${root}/`))

function importsOf(text: string): readonly Import[] {
  const named = text.matchAll(/^(?:import|export)( type)?\b[^'"]*?from '([^']+)'/gm)
  const others = text.matchAll(/\bimport\('([^']+)'\)|^import '([^']+)'/gm)
  return [
    ...[...named].map(([, type, from = '']) => ({ from, typesOnly: type !== undefined })),
    ...[...others].map(([, lazy, effect]) => ({ from: lazy ?? effect ?? '', typesOnly: false })),
  ]
}

/** The file that an import means, or undefined for a package. */
function fileOf(path: string, from: string): string | undefined {
  if (from.startsWith('#')) return `${root}/${from.slice(1)}`
  return from.startsWith('.') ? posix.join(posix.dirname(path), from) : undefined
}

const topFolder = (path: string) => path.slice(`${root}/`.length).split('/')[0]

test('the console imports nothing of the server', () => {
  const wrong = pages.flatMap(({ path, imports }) =>
    imports
      .map(({ from }) => fileOf(path, from))
      .filter((file) => file !== undefined && !(file.startsWith(`${root}/`) && existsSync(file)))
      .map((file) => `${path} imports ${file}`),
  )
  assert.deepEqual(wrong, [])
})

test('the console climbs one folder at most, and not into another top folder', () => {
  const wrong = pages.flatMap(({ path, imports }) =>
    imports
      .filter(({ from }) => from.startsWith('../'))
      .filter(({ from }) => from.startsWith('../../') || topFolder(fileOf(path, from) ?? '') !== topFolder(path))
      .map(({ from }) => `${path} imports ${from}`),
  )
  assert.deepEqual(wrong, [])
})

test('the console has no import cycles', () => {
  const graph = new Map(
    pages.map(({ path, imports }) => [
      path,
      imports.filter(({ typesOnly }) => !typesOnly).flatMap(({ from }) => fileOf(path, from) ?? []),
    ]),
  )
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, above: readonly string[]): void => {
    if (above.includes(path)) cycles.push([...above.slice(above.indexOf(path)), path].join(' -> '))
    if (done.has(path)) return
    done.add(path)
    for (const next of graph.get(path) ?? []) visit(next, [...above, path])
  }
  for (const path of graph.keys()) visit(path, [])
  assert.deepEqual(cycles, [])
})

test('files of the console are small, kebab-case, and export by name', () => {
  const vague = /^(utils?|helpers?|common|manager|base|types|misc)$/
  const wrong = sources.flatMap(({ path, text }) => {
    const name = basename(path).replace(/(\.test|\.config|\.d)?\.tsx?$/, '')
    return [
      ...(text.split('\n').length > 301 ? [`${path} is long`] : []),
      ...(!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || vague.test(name) ? [`${path} has no good name`] : []),
      ...(/^export default/m.test(text) && path !== 'console/vite.config.ts' ? [`${path} has a default export`] : []),
    ]
  })
  assert.deepEqual(wrong, [])
})

/** Between two tags, or in braces of its own. */
const textInJsx =
  /<\/?[A-Za-z][\w.]*(?: [^<>]*)?>\s*(?:[^<>{}()=;]*[A-Za-z]{2}[^<>{}()=;]*<\/|\{(['"`])[^{}]*?[A-Za-z]{2}.*?\1\})/
/** What a person reads or hears. */
const textInAttribute =
  /\s(?:label|title|header|description|alt|aria-label|\w*Text|\w*AriaLabel|ariaLabel)="[^"]*[A-Za-z][^"]*"/

test('every text of the console is in a catalogue', () => {
  assert.match('<Box>Some words</Box>', textInJsx)
  assert.match("<Box>\n  {'Some words'}\n</Box>", textInJsx)
  assert.doesNotMatch("<Box>\n  {words.title}{' '}\n</Box>", textInJsx)
  const wrong = pages
    .filter(({ path }) => path.endsWith('.tsx'))
    .flatMap(({ path, text }) =>
      [textInJsx, textInAttribute].flatMap((pattern) => {
        const found = pattern.exec(text)
        return found ? [`${path}: ${found[0]}`] : []
      }),
    )
  assert.deepEqual(wrong, [])
})

test('every text of the catalogue is used', () => {
  assert.deepEqual(unusedTexts(pages.filter(({ path }) => !path.startsWith(`${root}/texts/en/`))), [])
})

test('every help topic stands behind an "Info"', () => {
  const all = pages.filter(({ path }) => path !== `${root}/texts/help.ts`).map(({ text }) => text)
  const unused = Object.keys(help).filter(
    (topic) => !all.some((text) => text.includes(`topic="${topic}"`) || text.includes(`help="${topic}"`)),
  )
  assert.deepEqual(unused, [])
})

test('every page of a user pool is in the menu, or below one that is', () => {
  const paths = (file: string) =>
    [...readFileSync(`${root}/${file}`, 'utf8').matchAll(/\bpath: '([^']+)'/g)].map(([, path = '']) => path)
  const menu = paths('frame/pool-menu.ts')
  const routes = paths('pool/routes.ts')
  assert.ok(routes.length > 10)
  assert.deepEqual(
    routes.filter((path) => !menu.includes(path.split('/')[0] ?? '')),
    [],
  )
  assert.deepEqual(
    menu.filter((path) => !routes.includes(path)),
    [],
  )
})
