/**
 * Writes the contract tables and types in src/contract from the installed AWS SDK and tools/contract/limits.
 * With `--check` it writes nothing and exits with 1 if a file would change.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { type SdkExports, TableBuilder } from './contract/build-table.ts'
import { readLimits } from './contract/limits.ts'
import { readDeclarations } from './contract/sdk-declarations.ts'
import { writeTable } from './contract/write-table.ts'
import { writeTypes } from './contract/write-types.ts'

const services = [
  {
    file: 'cognito-idp',
    package: '@aws-sdk/client-cognito-identity-provider',
    constant: 'cognitoIdp',
    types: 'CognitoIdp',
  },
  {
    file: 'cognito-identity',
    package: '@aws-sdk/client-cognito-identity',
    constant: 'cognitoIdentity',
    types: 'CognitoIdentity',
  },
  { file: 'sts', package: '@aws-sdk/client-sts', constant: 'sts', types: 'Sts' },
]

const output = new URL('../src/contract/', import.meta.url)
const require = createRequire(import.meta.url)

function generate(service: (typeof services)[number]): [string, string][] {
  const sdk: SdkExports = require(service.package)
  const manifest = pathToFileURL(require.resolve(`${service.package}/package.json`))
  const table = new TableBuilder(sdk, readDeclarations(new URL('.', manifest)), readLimits(service.file)).build()
  return [
    [`${service.file}.generated.ts`, writeTable(service.constant, table)],
    [`${service.file}-types.generated.ts`, writeTypes(service.types, table)],
  ]
}

function currentText(name: string): string {
  try {
    return readFileSync(new URL(name, output), 'utf8')
  } catch {
    return ''
  }
}

const changed = services.flatMap(generate).filter(([name, text]) => currentText(name) !== text)
if (process.argv.includes('--check')) {
  for (const [name] of changed)
    console.error(`src/contract/${name} is out of date: run node tools/generate-contract.ts`)
  process.exitCode = changed.length > 0 ? 1 : 0
} else {
  for (const [name, text] of changed) {
    writeFileSync(new URL(name, output), text)
    console.log(`src/contract/${name}`)
  }
}
