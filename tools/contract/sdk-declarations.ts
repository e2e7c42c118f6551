import { readdirSync, readFileSync } from 'node:fs'

/** What only the SDK's type declarations say: the enumeration behind a string, and the errors of an operation. */
export interface Declarations {
  /** Declared type of a member, for instance `UserPoolMfaType[]`. */
  memberType(structureName: string, memberName: string): string | undefined
  errorsOf(operationName: string): string[]
}

export function readDeclarations(packageFolder: URL): Declarations {
  const models = new URL('dist-types/models/', packageFolder)
  const types = new Map<string, string>()
  for (const file of readdirSync(models).toSorted()) readMemberTypes(readFileSync(new URL(file, models), 'utf8'), types)
  return {
    memberType: (structureName, memberName) => types.get(`${structureName}.${memberName}`),
    errorsOf: (operationName) =>
      thrownErrors(readFileSync(new URL(`dist-types/commands/${operationName}Command.d.ts`, packageFolder), 'utf8')),
  }
}

function readMemberTypes(source: string, into: Map<string, string>): void {
  let structureName = ''
  for (const line of source.split('\n')) {
    const opening = /^export (?:interface|declare class) (\w+)/.exec(line)
    if (opening?.[1]) structureName = opening[1]
    const member = /^ {4}(\w+)\??: (.+?)(?: \| undefined)?;$/.exec(line)
    if (member?.[1] && member[2]) into.set(`${structureName}.${member[1]}`, member[2])
  }
}

function thrownErrors(source: string): string[] {
  const names = [...source.matchAll(/@throws \{@link (\w+)\} \((?:client|server) fault\)/g)].map(
    (match) => match[1] ?? '',
  )
  return names.toSorted()
}
