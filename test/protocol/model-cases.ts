import { membersOf, type Service, type Shape, shapeNamed } from '#contract/shape.ts'
import {
  memberSentence,
  missingSentence,
  type Place,
  scalarSentences,
  sizeSentence,
  summary,
  wrongTypeWords,
} from './expected-words.ts'
import { matchesPattern, patternSample } from './pattern-samples.ts'
import { sampleOf, textOfLength } from './sample-values.ts'

/** A request that is good but for one thing, and what must be said of it. */
export type BrokenCase = {
  readonly name: string
  readonly body: unknown
  readonly code: 'InvalidParameterException' | 'SerializationException'
  readonly message: string
}

/** A request that stands on a limit without crossing it. */
export type EdgeCase = { readonly name: string; readonly body: unknown }

export type ModelCases = { readonly broken: readonly BrokenCase[]; readonly edges: readonly EdgeCase[] }

type Fields = Record<string, unknown>

/** Puts a value in place of the one that is looked at and returns the whole request; `undefined` takes it away. */
type Rebuild = (value: unknown) => Fields

type Spot = Place & { readonly shapeName: string; readonly given: unknown; readonly rebuild: Rebuild }

/** Every way in which the contract lets a request to this operation be wrong, one at a time, down to the last nested member. */
export function modelCases(service: Service, operation: string, good: Fields): ModelCases {
  const generator = new Generator(service)
  const input = service.operations[operation]?.input ?? ''
  const whole = { shapeName: input, path: '', hidden: false, given: good, rebuild: (value: unknown) => value as Fields }
  generator.structure(whole, [input])
  generator.nothingAtAll(input)
  return { broken: generator.broken, edges: generator.edges }
}

const wrongTypes: readonly unknown[] = ['text', 7.5, true, ['item'], { key: 'value' }]

class Generator {
  readonly broken: BrokenCase[] = []
  readonly edges: EdgeCase[] = []
  readonly #service: Service

  constructor(service: Service) {
    this.#service = service
  }

  /** All required members away at once. AWS names them from the last to the first. */
  nothingAtAll(input: string): void {
    const missing = membersOf(this.#service, input).filter(({ required }) => required)
    const sentences = missing.map((member) => missingSentence(member.shape, placeOf('', member.name))).toReversed()
    if (sentences.length > 0) this.#refuse('no member at all', {}, sentences)
  }

  structure(spot: Spot, within: readonly string[]): void {
    const given = (spot.given ?? sampleOf(this.#service, spot.shapeName)) as Fields
    const secret = isSecret(shapeNamed(this.#service, spot.shapeName))
    for (const { name, required, shape, shapeName } of membersOf(this.#service, spot.shapeName)) {
      const place = placeOf(spot.path, name, spot.hidden || secret)
      const rebuild: Rebuild = (value) => spot.rebuild(withMember(given, name, value))
      if (required) {
        this.#refuse(`${place.path} missing`, rebuild(undefined), [missingSentence(shape, place)])
        this.#refuse(`${place.path} null`, rebuild(null), [missingSentence(shape, place)])
      }
      this.#value({ ...place, shapeName, rebuild, given: given[name] }, within)
    }
  }

  #value(spot: Spot, within: readonly string[]): void {
    const shape = shapeNamed(this.#service, spot.shapeName)
    this.#wrongTypes(spot, shape)
    if (shape.type === 'string') this.#text(spot, shape)
    else if (shape.type === 'integer' || shape.type === 'long') this.#number(spot, shape)
    else if (shape.type === 'list') this.#list(spot, shape, within)
    else if (shape.type === 'map') this.#map(spot, shape, within)
    else if (shape.type === 'structure' && !within.includes(spot.shapeName))
      this.structure(spot, [...within, spot.shapeName])
  }

  #wrongTypes({ path, rebuild }: Spot, shape: Shape): void {
    for (const value of wrongTypes.filter((candidate) => !isOfType(shape, candidate))) {
      const name = `${path} as ${Array.isArray(value) ? 'list' : typeof value}`
      const message = wrongTypeWords(shape, value)
      this.broken.push({ name, body: rebuild(value), code: 'SerializationException', message })
    }
  }

  #text(spot: Spot, shape: Extract<Shape, { type: 'string' }>): void {
    const { min = 0, max, pattern } = shape
    if (shape.enum) {
      this.#scalar(spot, shape, 'unknown', 'NO_SUCH_VALUE')
      this.#scalar(spot, shape, 'in other case', swapCase(shape.enum[0] ?? ''))
      return
    }
    if (min > 0) this.#scalar(spot, shape, 'too short', textOfLength(shape, min - 1) ?? 'x'.repeat(min - 1))
    if (max !== undefined) this.#scalar(spot, shape, 'too long', textOfLength(shape, max + 1) ?? 'x'.repeat(max + 1))
    if (pattern !== undefined && !matchesPattern(pattern, patternSample(pattern).bad))
      this.#scalar(spot, shape, 'against the pattern', patternSample(pattern).bad)
    for (const length of [min, max]) {
      const text = length === undefined ? undefined : textOfLength(shape, length)
      if (text) this.edges.push({ name: `${spot.path} of length ${length}`, body: spot.rebuild(text) })
    }
  }

  #number(spot: Spot, shape: Extract<Shape, { type: 'integer' | 'long' }>): void {
    const isInteger = shape.type === 'integer'
    const min = shape.min ?? (isInteger ? -(2 ** 31) : undefined)
    const max = shape.max ?? (isInteger ? 2 ** 31 - 1 : undefined)
    if (min !== undefined) this.#scalar(spot, shape, 'too small', min - 1)
    if (max !== undefined) this.#scalar(spot, shape, 'too large', max + 1)
    for (const edge of [min, max]) {
      if (edge !== undefined) this.edges.push({ name: `${spot.path} of ${edge}`, body: spot.rebuild(edge) })
    }
  }

  #scalar(spot: Spot, shape: Shape, what: string, value: unknown): void {
    this.#refuse(`${spot.path} ${what}`, spot.rebuild(value), scalarSentences(shape, value, spot))
  }

  #list(spot: Spot, shape: Extract<Shape, { type: 'list' }>, within: readonly string[]): void {
    const { min = 0, max } = shape
    const given = (spot.given ?? sampleOf(this.#service, spot.shapeName)) as readonly unknown[]
    const item = given[0] ?? sampleOf(this.#service, shape.member)
    const member = shapeNamed(this.#service, shape.member)
    const sized = (length: number) => Array.from({ length }, () => item)
    if (min > 0) this.#size(spot, shape, sized(min - 1))
    if (max !== undefined) this.#size(spot, shape, sized(max + 1))
    for (const length of [min, max]) {
      if (length !== undefined)
        this.edges.push({ name: `${spot.path} of ${length} items`, body: spot.rebuild(sized(length)) })
    }
    if (isPlain(member)) {
      this.#plainItems(spot, shape, item)
      return
    }
    const place = { path: `${spot.path}.1.member`, hidden: spot.hidden || isSecret(shape) }
    const rebuild: Rebuild = (value) => spot.rebuild([value, ...given.slice(1)])
    this.#refuse(`${place.path} null`, rebuild(null), [missingSentence(member, place)])
    this.#value({ ...place, shapeName: shape.member, given: item, rebuild }, within)
  }

  #plainItems(spot: Spot, shape: Extract<Shape, { type: 'list' }>, good: unknown): void {
    const member = shapeNamed(this.#service, shape.member)
    for (const bad of [...badScalars(member), null]) {
      const list = [good, bad]
      if (shape.max !== undefined && list.length > shape.max) list.shift()
      const words = memberSentence(this.#service, shape, list, spot, 'item')
      this.#refuse(`${spot.path} with the item ${String(bad).slice(0, 20)}`, spot.rebuild(list), [words])
    }
    this.#wrongTypes({ ...spot, path: `${spot.path}[]`, rebuild: (value) => spot.rebuild([good, value]) }, member)
  }

  #map(spot: Spot, shape: Extract<Shape, { type: 'map' }>, within: readonly string[]): void {
    const given = (spot.given ?? sampleOf(this.#service, spot.shapeName)) as Fields
    const [key = 'key'] = Object.keys(given)
    const value = given[key] ?? sampleOf(this.#service, shape.value)
    const member = shapeNamed(this.#service, shape.value)
    if (shape.max !== undefined) {
      const entries = Array.from({ length: shape.max + 1 }, (_, index) => [`${key}${index}`, value])
      this.#size(spot, shape, Object.fromEntries(entries), this.#keySentences(spot, shape, entries))
    }
    for (const bad of badScalars(shapeNamed(this.#service, shape.key))) {
      const map = { [String(bad)]: value }
      const words = memberSentence(this.#service, shape, map, spot, 'key')
      this.#refuse(`${spot.path} with the key ${String(bad).slice(0, 20)}`, spot.rebuild(map), [words])
    }
    const rebuild: Rebuild = (item) => spot.rebuild({ [key]: item })
    // Null counts as absent in a map as it does in a structure: browsers send DEVICE_KEY null.
    this.edges.push({ name: `${spot.path} with a null`, body: spot.rebuild({ ...given, absent: null }) })
    if (!isPlain(member)) {
      const place = { path: `${spot.path}.${key}.member`, hidden: spot.hidden || isSecret(shape) }
      this.#value({ ...place, shapeName: shape.value, given: value, rebuild }, within)
      return
    }
    for (const bad of badScalars(member)) {
      const words = memberSentence(this.#service, shape, { [key]: bad }, spot, 'value')
      this.#refuse(`${spot.path} with the value ${String(bad).slice(0, 20)}`, rebuild(bad), [words])
    }
    this.#wrongTypes({ ...spot, path: `${spot.path}{}`, rebuild }, member)
  }

  /** Too many keys may not all fit a pattern that lists them. */
  #keySentences(spot: Spot, shape: Extract<Shape, { type: 'map' }>, entries: readonly unknown[][]): readonly string[] {
    const key = shapeNamed(this.#service, shape.key)
    const pattern = key.type === 'string' ? key.pattern : undefined
    if (pattern === undefined || entries.every(([name]) => matchesPattern(pattern, String(name)))) return []
    return [memberSentence(this.#service, shape, Object.fromEntries(entries), spot, 'key')]
  }

  #size(spot: Spot, shape: Shape, value: object, more: readonly string[] = []): void {
    const words = sizeSentence(this.#service, shape, value, spot)
    this.#refuse(`${spot.path} with ${Object.keys(value).length} entries`, spot.rebuild(value), [words, ...more])
  }

  #refuse(name: string, body: unknown, sentences: readonly string[]): void {
    if (sentences.length === 0) throw new Error(`The case "${name}" breaks nothing`)
    this.broken.push({ name, body, code: 'InvalidParameterException', message: summary(sentences) })
  }
}

/** Values outside the limits of a string or number, one for each limit. */
function badScalars(shape: Shape): readonly unknown[] {
  if (shape.type === 'integer' || shape.type === 'long') return [(shape.min ?? -(2 ** 31)) - 1]
  if (shape.type !== 'string') return []
  if (shape.enum) return ['NO_SUCH_VALUE']
  const bad: unknown[] = []
  if (shape.min) bad.push('')
  if (shape.max !== undefined) bad.push('x'.repeat(shape.max + 1))
  if (shape.pattern !== undefined) bad.push(patternSample(shape.pattern).bad)
  return bad
}

function placeOf(parent: string, member: string, hidden = false): Place {
  const name = `${member.charAt(0).toLowerCase()}${member.slice(1)}`
  return { path: parent === '' ? name : `${parent}.${name}`, hidden }
}

function withMember(given: Fields, name: string, value: unknown): Fields {
  const { [name]: _, ...others } = given
  return value === undefined ? others : { ...others, [name]: value }
}

const isSecret = (shape: Shape) => 'sensitive' in shape && shape.sensitive === true
const isPlain = ({ type }: Shape) => type !== 'structure' && type !== 'list' && type !== 'map'

function isOfType({ type }: Shape, value: unknown): boolean {
  if (type === 'document') return true
  if (type === 'list') return Array.isArray(value)
  if (type === 'structure' || type === 'map') return typeof value === 'object' && !Array.isArray(value)
  if (type === 'timestamp') return typeof value === 'number'
  if (type === 'string' || type === 'boolean') return typeof value === type
  // What is text but no base64 is refused in other words, for which no operation is ready yet; 7.5 is no integer.
  return type === 'blob' && typeof value === 'string'
}

function swapCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase()
}
