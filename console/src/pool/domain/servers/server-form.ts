import type { ResourceServerType } from '@aws-sdk/client-cognito-identity-provider'
import { texts } from '#texts/texts.ts'

const words = texts.domain.servers.problems

export type ScopeRow = { readonly name: string; readonly description: string }

export type ServerForm = {
  readonly name: string
  readonly identifier: string
  readonly scopes: readonly ScopeRow[]
}

export const scopesMax = 100
const textMax = 256

export function formOfServer({ Name = '', Identifier = '', Scopes = [] }: ResourceServerType): ServerForm {
  const scopes = Scopes.map(({ ScopeName = '', ScopeDescription = '' }) => ({
    name: ScopeName,
    description: ScopeDescription,
  }))
  return { name: Name, identifier: Identifier, scopes }
}

/** The form for the API. */
export function serverInput({ name, identifier, scopes }: ServerForm) {
  return {
    Name: name.trim(),
    Identifier: identifier.trim(),
    Scopes: scopes.map((scope) => ({ ScopeName: scope.name.trim(), ScopeDescription: scope.description.trim() })),
  }
}

/** What is wrong, by field: `name`, `identifier`, `scopes.2.name`, `scopes.2.description`. */
export function serverProblems({ name, identifier, scopes }: ServerForm): Readonly<Record<string, string>> {
  const findings: readonly Finding[] = [
    ['name', wrong(name, /^[\w\s+=,.@-]+$/, words.nameMissing, words.nameWrong)],
    ['identifier', wrong(identifier, /^[\x21\x23-\x5B\x5D-\x7E]+$/, words.identifierMissing, words.identifierWrong)],
    ...scopes.flatMap((scope, index) => scopeFindings(scopes, scope, index)),
  ]
  return Object.fromEntries(findings.flatMap(([field, problem]) => (problem === undefined ? [] : [[field, problem]])))
}

type Finding = readonly [field: string, problem: string | undefined]

function scopeFindings(
  scopes: readonly ScopeRow[],
  { name, description }: ScopeRow,
  index: number,
): readonly Finding[] {
  const repeated = scopes.slice(0, index).some((other) => other.name.trim() === name.trim())
  const format = /^[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+$/
  return [
    [
      `scopes.${index}.name`,
      wrong(name, format, words.scopeNameMissing, words.scopeNameWrong) ?? (repeated ? words.scopeRepeated : undefined),
    ],
    [
      `scopes.${index}.description`,
      wrong(description, /./, words.scopeDescriptionMissing, words.scopeDescriptionWrong),
    ],
  ]
}

function wrong(typed: string, format: RegExp, missing: string, malformed: string): string | undefined {
  const text = typed.trim()
  if (text === '') return missing
  return text.length <= textMax && format.test(text) ? undefined : malformed
}
