/** Reads back the part of YAML that our templates use: block maps and lists, texts in double quotes, `!Ref`. Everything else throws. */
type Line = { readonly indent: number; readonly text: string }

export function readYaml(text: string): unknown {
  const lines = text
    .split('\n')
    .slice(0, -1)
    .map((line): Line => ({ indent: line.search(/\S/), text: line.trimStart() }))
  const value = readBlock(lines, 0)
  if (lines.length > 0) throw new Error(`Out of step: ${lines[0]?.text}`)
  return value
}

function readBlock(lines: Line[], indent: number): unknown {
  return lines[0]?.text.startsWith('- ') ? readList(lines, indent) : readMap(lines, indent)
}

function readList(lines: Line[], indent: number): readonly unknown[] {
  const items: unknown[] = []
  for (let line = lines[0]; line?.indent === indent && line.text.startsWith('- '); line = lines[0]) {
    const rest = line.text.slice(2)
    if (/^[A-Za-z]+:/.test(rest)) {
      lines[0] = { indent: indent + 2, text: rest }
      items.push(readMap(lines, indent + 2))
    } else {
      lines.shift()
      items.push(readScalar(rest))
    }
  }
  return items
}

const member = /^([A-Za-z]+|"(?:[^"\\]|\\.)*"):(?: (.*))?$/

function readMap(lines: Line[], indent: number): object {
  const entries: [string, unknown][] = []
  for (let line = lines[0]; line?.indent === indent; line = lines[0]) {
    const [, key = '', rest] = member.exec(line.text) ?? []
    if (key === '') throw new Error(`No member: ${line.text}`)
    lines.shift()
    const value = rest === undefined ? readBlock(lines, indent + 2) : readScalar(rest)
    entries.push([key.startsWith('"') ? JSON.parse(key) : key, value])
  }
  if (entries.length === 0) throw new Error('An empty block')
  return Object.fromEntries(entries)
}

function readScalar(text: string): unknown {
  if (text.startsWith('!Ref ')) return { Ref: text.slice(5) }
  // A bare word would be for YAML to guess at.
  if (!/^(?:".*"|-?\d+|true|false|\[\]|\{\})$/.test(text)) throw new Error(`No plain value: ${text}`)
  return JSON.parse(text)
}
