// Writes docs/configuration.md and docs/compatibility.md; with --check only says whether they are up to date.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { apis } from '#operations/index.ts'
import { compatibilityPage } from './docs/compatibility.ts'
import { configurationPage } from './docs/configuration.ts'

const folder = fileURLToPath(new URL('../docs/', import.meta.url))
const pages = { 'configuration.md': configurationPage(), 'compatibility.md': compatibilityPage(apis) }
const outdated = Object.entries(pages).filter(([name, text]) => text !== currentText(name))

if (!process.argv.includes('--check')) {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of outdated) writeFileSync(folder + name, text)
} else if (outdated.length > 0) {
  const names = outdated.map(([name]) => `docs/${name}`).join(' and ')
  process.stderr.write(`Not up to date: ${names}. Run node tools/generate-docs.ts.\n`)
  process.exitCode = 1
}

function currentText(name: string): string | undefined {
  try {
    return readFileSync(folder + name, 'utf8')
  } catch {
    return undefined
  }
}
