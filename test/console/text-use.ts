import { english } from '../../console/src/texts/en/index.ts'

/** Which texts of the console's catalogue nobody shows. */

type Path = readonly string[]

/** A name and what follows it: `words.steps[name].title`. */
const chainOf = /(?<![\w.'"])([A-Za-z]\w*)((?:\??\.\w+|\[(?:[^[\]]|\[[^[\]]*\])*\])*)/g

/** The paths of all texts that no source leads to. */
export function unusedTexts(sources: readonly { readonly text: string }[]): readonly string[] {
  const used = new Set<string>()
  for (const { text } of sources) {
    if (!text.includes("'#texts/texts.ts'")) continue
    const { aliases, rest } = aliasesIn(text.replaceAll(notCode, ''))
    for (const [, name = '', chain = ''] of rest.matchAll(chainOf)) {
      const path = aliases.get(name)
      if (path && path.length + stepsOf(chain).length > 0)
        for (const leaf of reached(valueAt(path), path, stepsOf(chain))) used.add(leaf)
    }
  }
  return leavesOf(english, []).filter((leaf) => !used.has(leaf))
}

/** Comments and imports only name things. */
const notCode = /^import .*$|^\s*(?:\/\/|\/?\*).*$|\/\*.*?\*\//gm
const simple = /const (\w+) = (\w+)((?:\.\w+)*)$/gm
const taken = /const \{([^{}]+)\} = (\w+)((?:\.\w+)*)$/gm

/** The names that stand for a group of texts in one file, and the file without the lines that make them. */
function aliasesIn(text: string): { readonly aliases: ReadonlyMap<string, Path>; readonly rest: string } {
  const aliases = new Map<string, Path>([['texts', []]])
  const isAlias = (name: string, of: string, steps: Path) => {
    const path = [...(aliases.get(of) ?? []), ...steps]
    if (!aliases.has(of) || !isGroup(valueAt(path))) return false
    aliases.set(name, path)
    return true
  }
  const withoutSimple = text.replaceAll(simple, (line, name: string, of: string, chain: string) =>
    isAlias(name, of, stepsOf(chain)) ? '' : line,
  )
  const rest = withoutSimple.replaceAll(taken, (_line, names: string, of: string, chain: string) =>
    names
      .split(',')
      .map((each) => each.split(':').map((part) => part.trim()))
      .filter(([key = '', name = key]) => !isAlias(name, of, [...stepsOf(chain), key]))
      .map(([key]) => `${of}${chain}.${key}`)
      .join('\n'),
  )
  return { aliases, rest }
}

/** `*` for an index that is not known before the program runs. */
function stepsOf(rest: string): Path {
  return [...rest.matchAll(/\.(\w+)|\[/g)].map(([, name]) => name ?? '*')
}

function valueAt(path: Path): unknown {
  return path.reduce<unknown>((value, step) => (isGroup(value) ? value[step] : undefined), english)
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Of a group that is handed on, its own texts; of one that is chosen by an index, those of its groups too. */
function reached(value: unknown, path: Path, [step, ...steps]: Path, isDeep = false): readonly string[] {
  if (step === undefined)
    return leavesOf(value, path).filter((leaf) => isDeep || leaf.split('.').length <= path.length + 1)
  if (!isGroup(value)) return leavesOf(value, path)
  const names = step === '*' ? Object.keys(value) : Object.hasOwn(value, step) ? [step] : []
  return names.flatMap((name) => reached(value[name], [...path, name], steps, step === '*'))
}

function leavesOf(value: unknown, path: Path): readonly string[] {
  if (!isGroup(value)) return value === undefined ? [] : [path.join('.')]
  return Object.entries(value).flatMap(([name, each]) => leavesOf(each, [...path, name]))
}
