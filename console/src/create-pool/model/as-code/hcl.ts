/** A part of a Terraform file: an argument, a block, or a line that explains. */
export type HclNode =
  | { readonly kind: 'argument'; readonly name: string; readonly value: HclValue }
  | { readonly kind: 'block'; readonly header: string; readonly body: readonly HclNode[] }
  | { readonly kind: 'comment'; readonly text: string }

export type HclValue =
  | string
  | number
  | boolean
  | readonly HclValue[]
  | { readonly pairs: Readonly<Record<string, string>> }
  | { readonly reference: string }

/** Left out where there is nothing to say. */
export function argument(name: string, value: HclValue | undefined): readonly HclNode[] {
  return value === undefined ? [] : [{ kind: 'argument', name, value }]
}

export function block(header: string, ...body: readonly (readonly HclNode[])[]): readonly HclNode[] {
  return [{ kind: 'block', header, body: body.flat() }]
}

export function comment(text: string): readonly HclNode[] {
  return [{ kind: 'comment', text }]
}

export function hclText(nodes: readonly HclNode[], indent = ''): string {
  return nodes.map((node, index) => `${gapBefore(nodes, index)}${nodeText(node, nodes, indent)}\n`).join('')
}

const gapBefore = (nodes: readonly HclNode[], index: number) =>
  index > 0 && (nodes[index]?.kind === 'block' || nodes[index - 1]?.kind === 'block') ? '\n' : ''

function nodeText(node: HclNode, siblings: readonly HclNode[], indent: string): string {
  if (node.kind === 'comment') return `${indent}# ${node.text}`
  if (node.kind === 'argument')
    return `${indent}${node.name.padEnd(longestName(node, siblings))} = ${valueText(node.value, indent)}`
  if (node.body.length === 0) return `${indent}${node.header} {}`
  return `${indent}${node.header} {\n${hclText(node.body, `${indent}  `)}${indent}}`
}

/** The formatter of Terraform lines up the arguments that stand together on single lines. */
function longestName(node: HclNode, siblings: readonly HclNode[]): number {
  if (!isOneLine(node)) return 0
  const at = siblings.indexOf(node)
  const after = siblings.slice(at).findIndex((each) => !isOneLine(each))
  const before = siblings.slice(0, at).findLastIndex((each) => !isOneLine(each))
  const group = siblings.slice(before + 1, after === -1 ? undefined : at + after)
  return Math.max(...group.map((each) => (each.kind === 'argument' ? each.name.length : 0)))
}

const isOneLine = (node: HclNode) =>
  node.kind === 'argument' && !(typeof node.value === 'object' && 'pairs' in node.value)

function valueText(value: HclValue, indent: string): string {
  if (typeof value === 'string') return hclString(value)
  if (typeof value !== 'object') return String(value)
  if ('reference' in value) return value.reference
  if ('pairs' in value) return mapText(value.pairs, indent)
  return `[${value.map((item) => valueText(item, indent)).join(', ')}]`
}

function mapText(map: Readonly<Record<string, string>>, indent: string): string {
  const keys = Object.keys(map).map((key) => [hclString(key), hclString(map[key] ?? '')] as const)
  const width = Math.max(...keys.map(([key]) => [...key].length))
  return `{\n${keys.map(([key, value]) => `${indent}  ${key}${' '.repeat(width - [...key].length)} = ${value}\n`).join('')}${indent}}`
}

/** HCL reads templates inside quotes: `${` and `%{` begin one unless doubled. */
export function hclString(text: string): string {
  const escaped = text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`)
    .replaceAll('\t', String.raw`\t`)
    .replaceAll(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `"${escaped.replaceAll(/[$%](?=\{)/g, '$&$&')}"`
}
