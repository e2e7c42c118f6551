import { svgAttributes, svgElements } from './svg-allowed.ts'

/** Deeper drawings are refused, so that no reader of them can exhaust its stack. */
const deepest = 100

// XML 1.0, section 2.3, has four blanks. What else \s takes for one, a browser takes for the beginning of a relative address.
const declaration = /[ \t\r\n]*(?:<\?xml [^<>?]*\?>)?/y
const comment = /<!--[\s\S]*?-->/y
const text = /[^<]+/y
const endTag = /<\/([\w:.-]+)[ \t\r\n]*>/y
const startTag = /<([\w:.-]+)/y
const attribute = /[ \t\r\n]+([\w:.-]+)[ \t\r\n]*=[ \t\r\n]*(?:"([^"<]*)"|'([^'<]*)')/y
const tagEnd = /[ \t\r\n]*(\/?)>/y

const outside = 'The SVG file must not refer to anything outside itself.'
const notPlain = 'The SVG file is not well-formed, or has a document type, an entity or a CDATA section.'

/**
 * Why a drawing must not be shown, or undefined. It has to be plain XML of known elements and attributes that runs nothing and refers to
 * nothing outside itself.
 */
export function svgProblem(bytes: Uint8Array): string | undefined {
  const source = decoded(bytes)
  return source === undefined ? 'The SVG file is not in UTF-8.' : new Scan(source).problem()
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

class Scan {
  readonly #source: string
  readonly #open: string[] = []
  #position = 0
  #roots = 0

  constructor(source: string) {
    this.#source = source
  }

  problem(): string | undefined {
    // In another encoding the same bytes could be other text than what is looked at here.
    if (/encoding\s*=\s*["'](?!utf-8["'])/i.test(this.#take(declaration)?.[0] ?? '')) return notPlain
    while (this.#position < this.#source.length) {
      const problem = this.#part()
      if (problem !== undefined) return problem
    }
    return this.#open.length === 0 && this.#roots === 1 ? undefined : notPlain
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#position
    const found = pattern.exec(this.#source)
    if (found) this.#position = pattern.lastIndex
    return found ?? undefined
  }

  #part(): string | undefined {
    const inStyle = this.#open.at(-1)?.toLowerCase() === 'style'
    if (!inStyle && this.#take(comment)) return undefined
    const words = this.#take(text)?.[0]
    if (words !== undefined) return this.#textProblem(words)
    const closed = this.#take(endTag)?.[1]
    if (closed !== undefined) return this.#open.pop() === closed ? undefined : notPlain
    // Only what stands in a style sheet as one piece can be looked at: browsers join the pieces around comments and elements.
    return inStyle ? notPlain : this.#elementProblem(this.#take(startTag)?.[1])
  }

  #textProblem(words: string): string | undefined {
    if (this.#open.length === 0) return /^[ \t\r\n]*$/.test(words) ? undefined : notPlain
    const plain = withoutEntities(words)
    if (plain === undefined) return notPlain
    if (this.#open.at(-1)?.toLowerCase() !== 'style') return undefined
    return plain.includes('@') ? outside : styleProblem(plain)
  }

  #elementProblem(name: string | undefined): string | undefined {
    if (name === undefined) return notPlain
    if (!svgElements.has(name.toLowerCase())) return `The SVG file must not have the element ${name.slice(0, 64)}.`
    if (this.#open.length === 0 && (++this.#roots > 1 || name !== 'svg')) return notPlain
    for (let found = this.#take(attribute); found; found = this.#take(attribute)) {
      const [, attributeName = '', doubled, single = ''] = found
      const problem = attributeProblem(attributeName, doubled ?? single)
      if (problem !== undefined) return problem
    }
    const end = this.#take(tagEnd)
    if (!end) return notPlain
    if (end[1] === '') this.#open.push(name)
    return this.#open.length > deepest ? 'The SVG file is nested too deeply.' : undefined
  }
}

const namespaces: Readonly<Record<string, string>> = {
  xmlns: 'http://www.w3.org/2000/svg',
  'xmlns:svg': 'http://www.w3.org/2000/svg',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
}

const insideReference =
  /^[ \t\r\n\f]*(?:#\S*|data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/= \t\r\n\f]*)[ \t\r\n\f]*$/

function attributeProblem(name: string, written: string): string | undefined {
  const lower = name.toLowerCase()
  if (!svgAttributes.has(lower)) return `The SVG file must not have the attribute ${name.slice(0, 64)}.`
  const value = withoutEntities(written)
  if (value === undefined) return notPlain
  const namespace = namespaces[lower]
  if (namespace !== undefined && value !== namespace) return 'The SVG file must not use another namespace.'
  if (lower.endsWith('href') && !insideReference.test(value)) return outside
  return lower.endsWith('href') || namespace !== undefined ? undefined : styleProblem(value)
}

/** In style sheets and in any attribute, since every presentation attribute is one: no address but that of a part of the drawing. */
function styleProblem(css: string): string | undefined {
  const dense = css.replace(/[ \t\r\n\f]+/g, '')
  if (/url\((?!["']?#)|src\(|image\(|image-set\(/i.test(dense)) return outside
  return /\\|expression\(|javascript:/i.test(dense) ? 'The SVG file must not run anything.' : undefined
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** What stands there for a reader of XML. Undefined for an entity that only a document type could have declared. */
function withoutEntities(words: string): string | undefined {
  let sound = true
  const plain = words.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));|&/gi, (_all, decimal, hex, name) => {
    if (decimal ?? hex) return characterOf(Number.parseInt(decimal ?? hex, decimal ? 10 : 16))
    if (name !== undefined && Object.hasOwn(named, name)) return named[name] ?? ''
    sound = false
    return ''
  })
  return sound ? plain : undefined
}

function characterOf(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}
