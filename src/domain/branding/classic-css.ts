import { classicClasses } from './classic-classes.ts'
import { type CssToken, cssTokens } from './css-tokens.ts'

/** `css` is what pages may show: written anew from what was understood, so that nothing else can be in it. */
export type ClassicCss = { readonly css: string } | { readonly problem: string }

/** Thrown inside this file only, to end the reading of a style sheet. */
class Refused extends Error {}

const harmlessFunctions: ReadonlySet<string> = new Set([
  'rgb(',
  'rgba(',
  'hsl(',
  'hsla(',
  'calc(',
  'linear-gradient(',
  'radial-gradient(',
])

/** Functions that fetch something, or run it. They are refused even where the property does not count. */
const harmfulFunction = /^(?:url|src|image|image-set|-webkit-image-set|cross-fade|expression|element|attr|env)\($/

/**
 * Reads the style sheet of the classic hosted pages. Selectors have to be in the list; a property that is not in the list of its class is
 * left out, as the guide says of added keys. Takes time in proportion to the text.
 */
export function parseClassicCss(text: string): ClassicCss {
  const tokens = cssTokens(text)
  if ('problem' in tokens) return tokens
  try {
    return { css: [...rules(new Reader(tokens))].join('\n') }
  } catch (thrown) {
    if (thrown instanceof Refused) return { problem: thrown.message }
    throw thrown
  }
}

class Reader {
  readonly #tokens: readonly CssToken[]
  #position = 0

  constructor(tokens: readonly CssToken[]) {
    this.#tokens = tokens
  }

  peek(): CssToken | undefined {
    return this.#tokens[this.#position]
  }

  next(): CssToken | undefined {
    return this.#tokens[this.#position++]
  }

  skipSpace(): void {
    while (this.peek()?.kind === 'space') this.#position++
  }

  /** The tokens before the first of `marks`, which stays, as far as there are any. */
  until(marks: string): CssToken[] {
    const start = this.#position
    while (this.#position < this.#tokens.length && !isMark(this.peek(), marks)) this.#position++
    return this.#tokens.slice(start, this.#position)
  }
}

function isMark(token: CssToken | undefined, marks: string): boolean {
  return token?.kind === 'mark' && marks.includes(token.text)
}

function* rules(reader: Reader): Generator<string> {
  for (reader.skipSpace(); reader.peek(); reader.skipSpace()) {
    const selectors = textOf(reader.until('{}'))
      .split(',')
      .map((selector) => selector.trim())
    if (reader.next()?.text !== '{') throw new Refused('Invalid CSS: a rule without a block.')
    const lists = selectors.map(allowedProperties)
    const declarations = [...block(reader)]
    for (const [index, selector] of selectors.entries()) {
      const kept = declarations.filter(({ property }) => lists[index]?.has(property))
      if (kept.length > 0) yield `${selector}{${kept.map(written).join(';')}}`
    }
  }
}

function allowedProperties(selector: string): ReadonlySet<string> {
  const allowed = classicClasses.get(selector)
  if (!allowed) throw new Refused(`The CSS class ${selector.slice(0, 128)} is not in the list of allowed classes.`)
  return allowed
}

type Declaration = { readonly property: string; readonly value: string }

function written({ property, value }: Declaration): string {
  return `${property}:${value}`
}

/** The declarations up to the closing brace, which is taken too. */
function* block(reader: Reader): Generator<Declaration> {
  for (;;) {
    reader.skipSpace()
    const token = reader.next()
    if (token?.text === '}') return
    if (token?.text === ';') continue
    if (token?.kind !== 'word') throw new Refused('Invalid CSS: a block that is not closed or holds no declarations.')
    reader.skipSpace()
    if (reader.next()?.text !== ':') throw new Refused(`Invalid CSS: ${token.text.slice(0, 64)} has no value.`)
    const value = reader.until(';{}')
    const property = token.text.toLowerCase()
    checkValue(property, value)
    yield { property, value: textOf(value) }
  }
}

const countingProperties: ReadonlySet<string> = new Set([...classicClasses.values()].flatMap((names) => [...names]))

function checkValue(property: string, value: readonly CssToken[]): void {
  const refuse = (why: string) => new Refused(`Invalid CSS: the value of ${property.slice(0, 64)} ${why}.`)
  const counts = countingProperties.has(property)
  let open = 0
  for (const { kind, text } of value) {
    const name = text.toLowerCase()
    if (kind === 'function' && (harmfulFunction.test(name) || (counts && !harmlessFunctions.has(name))))
      throw refuse(`must not use ${name.slice(0, 32)})`)
    if (kind === 'string' && counts) throw refuse('must not be a text')
    if (kind === 'mark' && ':.'.includes(text)) throw refuse('is not understood')
    if (kind === 'function') open++
    if (text === ')' && --open < 0) throw refuse('has an unmatched parenthesis')
  }
  if (open !== 0) throw refuse('has an unmatched parenthesis')
  if (!/^[^!]+(?:! ?important)?$/i.test(textOf(value))) throw refuse('is empty or not understood')
}

function textOf(tokens: readonly CssToken[]): string {
  return tokens
    .map(({ kind, text }) => (kind === 'space' ? ' ' : text))
    .join('')
    .trim()
}
