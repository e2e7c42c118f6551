/** Reads back the part of HCL that our configurations use. Everything else throws. */
export type HclBlock = { readonly labels: readonly string[]; readonly body: HclBody }
export type HclBody = { readonly arguments: Readonly<Record<string, unknown>>; readonly blocks: readonly HclBlock[] }

const token = /\s+|#[^\n]*\n|("(?:[^"\\]|\\.)*"|[A-Za-z_][\w.-]*|-?\d+|[={}[\],])/y

export function readHcl(text: string): HclBody {
  const tokens: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.length) {
    const at = token.lastIndex
    const found = token.exec(text)
    if (!found) throw new Error(`No HCL at ${text.slice(at, at + 40)}`)
    if (found[1] !== undefined) tokens.push(found[1])
  }
  const body = readBody(tokens)
  if (tokens.length > 0) throw new Error(`More than one body: ${tokens[0]}`)
  return body
}

function readBody(tokens: string[]): HclBody {
  const found: Record<string, unknown> = {}
  const blocks: HclBlock[] = []
  while (tokens.length > 0 && tokens[0] !== '}') {
    const name = take(tokens)
    if (tokens[0] === '=') {
      take(tokens)
      found[name] = readValue(tokens)
    } else blocks.push(readBlock(name, tokens))
  }
  return { arguments: found, blocks }
}

function readBlock(name: string, tokens: string[]): HclBlock {
  const labels = [name]
  while (tokens[0] !== '{') labels.push(unquoted(take(tokens)))
  take(tokens)
  const body = readBody(tokens)
  expect(tokens, '}')
  return { labels, body }
}

function readValue(tokens: string[]): unknown {
  const first = take(tokens)
  if (first === '[') return readList(tokens)
  if (first === '{') return readMap(tokens)
  if (first.startsWith('"')) return unquoted(first)
  if (first === 'true' || first === 'false') return first === 'true'
  return /^-?\d+$/.test(first) ? Number(first) : { reference: first }
}

function readList(tokens: string[]): readonly unknown[] {
  const items: unknown[] = []
  while (tokens[0] !== ']') {
    items.push(readValue(tokens))
    if (tokens[0] !== ']') expect(tokens, ',')
  }
  take(tokens)
  return items
}

function readMap(tokens: string[]): object {
  const entries: [string, unknown][] = []
  while (tokens[0] !== '}') {
    const key = unquoted(take(tokens))
    expect(tokens, '=')
    entries.push([key, readValue(tokens)])
  }
  take(tokens)
  return Object.fromEntries(entries)
}

/** The inverse of HCL's escapes. A template that is not doubled would be run, which no text of a person may be. */
function unquoted(quoted: string): string {
  const inner = quoted.slice(1, -1)
  if (/(?<!\$)\$\{|(?<!%)%\{/.test(inner)) throw new Error(`A template in ${quoted}`)
  const single: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }
  return inner
    .replaceAll(/([$%])\1\{/g, '$1{')
    .replaceAll(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code?: string, mark = '') =>
      code ? String.fromCharCode(Number.parseInt(code, 16)) : (single[mark] ?? `\\${mark}`),
    )
}

function take(tokens: string[]): string {
  const first = tokens.shift()
  if (first === undefined) throw new Error('The text ends too early')
  return first
}

function expect(tokens: string[], wanted: string) {
  const found = take(tokens)
  if (found !== wanted) throw new Error(`${wanted} was expected, not ${found}`)
}
