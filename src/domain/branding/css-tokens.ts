export type CssToken = {
  readonly kind: 'space' | 'string' | 'function' | 'hash' | 'number' | 'word' | 'mark'
  readonly text: string
}

/** Everything that a style sheet of this kind may be made of. What none of them matches (a backslash, `<`, a URL) is refused. */
const patterns: readonly (readonly [CssToken['kind'] | 'comment' | 'at-rule', RegExp])[] = [
  ['comment', /\/\*[\s\S]*?\*\//y],
  ['space', /[ \t\r\n\f]+/y],
  ['string', /"[^"\\\n\r\f<]*"|'[^'\\\n\r\f<]*'/y],
  ['at-rule', /@[\w-]*/y],
  ['function', /-{0,2}[a-z_][\w-]*\(/iy],
  ['hash', /#[\w-]+/y],
  ['number', /[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:%|[a-z]+)?/iy],
  ['word', /-{0,2}[a-z_][\w-]*/iy],
  ['mark', /[{}:;,.)!/]/y],
]

/** The tokens of a style sheet without its comments, or why it is refused. */
export function cssTokens(css: string): readonly CssToken[] | { readonly problem: string } {
  const tokens: CssToken[] = []
  let position = 0
  while (position < css.length) {
    const found = nextToken(css, position)
    if (!found) return { problem: `Invalid CSS: unexpected character at position ${position}.` }
    const { kind, text } = found
    if (kind === 'at-rule') return { problem: `Invalid CSS: ${text.slice(0, 32)} is not allowed.` }
    position += text.length
    // A comment separates as a blank does: without it the words on both sides would become one.
    tokens.push(kind === 'comment' ? { kind: 'space', text: ' ' } : { kind, text })
  }
  return tokens
}

function nextToken(css: string, position: number) {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = position
    const text = pattern.exec(css)?.[0]
    if (text) return { kind, text }
  }
  return undefined
}
