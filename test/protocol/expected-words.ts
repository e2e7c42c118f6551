import assert from 'node:assert/strict'
import { type Service, type Shape, shapeNamed } from '#contract/shape.ts'
import { matchesPattern } from './pattern-samples.ts'

/**
 * What Cognito says of a value that breaks the contract, worked out from the tables alone: nothing here is shared with the code that is
 * tested.
 */
const longestEcho = 256

export type Place = {
  readonly path: string
  /** Inside a structure whose every member is secret. */
  readonly hidden: boolean
}

type Scalar = Extract<Shape, { type: 'string' | 'integer' | 'long' }>

const isScalar = (shape: Shape): shape is Scalar => ['string', 'integer', 'long'].includes(shape.type)
const isSecret = (shape: Shape) => 'sensitive' in shape && shape.sensitive === true

/** The constraints of a string or number that a value breaks. */
function brokenBy(shape: Scalar, value: unknown): readonly Words[] {
  const size = typeof value === 'string' ? value.length : Number(value)
  return wordsOf(shape).filter(({ bound, kind }) => {
    if (kind === 'least') return size < Number(bound)
    if (kind === 'most') return size > Number(bound)
    if (kind === 'pattern') return !matchesPattern(String(bound), String(value))
    return !(bound as readonly unknown[]).includes(value)
  })
}

type Words = { readonly kind: 'least' | 'pattern' | 'set' | 'most'; readonly bound: unknown; readonly text: string }

/** Every constraint of a string or number in the order in which Cognito lists them. */
function wordsOf(shape: Scalar): readonly Words[] {
  const measure = shape.type === 'string' ? 'length' : 'value'
  const least = shape.min ?? (shape.type === 'integer' ? -2147483648 : undefined)
  const most = shape.max ?? (shape.type === 'integer' ? 2147483647 : undefined)
  const words: Words[] = []
  if (least !== undefined && (measure === 'value' || least > 0))
    words.push({ kind: 'least', bound: least, text: `Member must have ${measure} greater than or equal to ${least}` })
  if (shape.type === 'string' && shape.pattern !== undefined)
    words.push({
      kind: 'pattern',
      bound: shape.pattern,
      text: `Member must satisfy regular expression pattern: ${shape.pattern}`,
    })
  if (shape.type === 'string' && shape.enum !== undefined)
    words.push({
      kind: 'set',
      bound: shape.enum,
      text: `Member must satisfy enum value set: [${shape.enum.join(', ')}]`,
    })
  if (most !== undefined)
    words.push({ kind: 'most', bound: most, text: `Member must have ${measure} less than or equal to ${most}` })
  return words
}

/** What is said inside brackets of the members of a list or map. */
function bracketed(shape: Shape): string {
  assert.ok(isScalar(shape) || shape.type === 'boolean')
  const words = isScalar(shape) ? wordsOf(shape) : []
  const order = ['most', 'least', 'pattern', 'set']
  const sorted = words.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  return sorted.map(({ text }) => text).join(', ') || 'Member must not be null'
}

const sentence = (shown: string, { path }: Place, words: string) =>
  `${shown} at '${path}' failed to satisfy constraint: ${words}`

/** Sentences about one string or number. */
export function scalarSentences(shape: Shape, value: unknown, place: Place): readonly string[] {
  assert.ok(isScalar(shape))
  const shown = isSecret(shape) || place.hidden ? 'Value' : `Value '${String(value).slice(0, longestEcho)}'`
  return brokenBy(shape, value).map(({ text }) => sentence(shown, place, text))
}

/** The sentence about something that must be there and is not. */
export function missingSentence(shape: Shape, place: Place): string {
  return sentence(isSecret(shape) ? 'Value' : 'Value null', place, 'Member must not be null')
}

/** The sentence about a list or map of the wrong size. */
export function sizeSentence(service: Service, shape: Shape, value: unknown, place: Place): string {
  assert.ok(shape.type === 'list' || shape.type === 'map')
  const size = Object.keys(value as object).length
  const words =
    size < (shape.min ?? 0)
      ? `Member must have length greater than or equal to ${shape.min}`
      : `Member must have length less than or equal to ${shape.max}`
  return sentence(shownCollection(service, shape, value, place), place, words)
}

/** The sentence about a list with a bad item, or a map with a bad key or value. */
export function memberSentence(
  service: Service,
  shape: Shape,
  value: unknown,
  place: Place,
  part: 'item' | 'key' | 'value',
): string {
  const shown = shownCollection(service, shape, value, place)
  if (shape.type === 'list')
    return sentence(shown, place, `Member must satisfy constraint: [${bracketed(shapeNamed(service, shape.member))}]`)
  assert.ok(shape.type === 'map')
  const member = shapeNamed(service, part === 'key' ? shape.key : shape.value)
  return sentence(
    shown,
    place,
    `Map ${part === 'key' ? 'keys' : 'value'} must satisfy constraint: [${bracketed(member)}]`,
  )
}

/** Collections are shown as Java prints them, and only when no part of them can be a secret. */
function shownCollection(service: Service, shape: Shape, value: unknown, { hidden }: Place): string {
  assert.ok(shape.type === 'list' || shape.type === 'map')
  const parts = (shape.type === 'list' ? [shape.member] : [shape.key, shape.value]).map((name) =>
    shapeNamed(service, name),
  )
  if (hidden || isSecret(shape) || !parts.every((part) => isScalar(part) && !isSecret(part))) return 'Value'
  const text = Array.isArray(value)
    ? `[${value.map(String).join(', ')}]`
    : `{${Object.entries(value as object)
        .map(([key, item]) => `${key}=${item}`)
        .join(', ')}}`
  return `Value '${text.slice(0, longestEcho)}'`
}

export function summary(sentences: readonly string[]): string {
  const count = sentences.length === 1 ? '1 validation error' : `${sentences.length} validation errors`
  return `${count} detected: ${sentences.join('; ')}`
}

/** What is said of a JSON value of the wrong type. */
export function wrongTypeWords(shape: Shape, value: unknown): string {
  if (Array.isArray(value)) return 'Start of list found where not expected'
  if (shape.type === 'structure') return 'Expected null'
  if (shape.type === 'map') return 'Expected map or null'
  if (typeof value === 'object') return 'Start of structure or map found where not expected.'
  if (shape.type === 'list') return 'Expected list or null'
  const given = typeof value === 'boolean' ? String(value).toUpperCase() : (typeof value).toUpperCase()
  const wanted: Partial<Record<Shape['type'], string>> = {
    string: 'a String',
    integer: 'an Integer',
    long: 'a Long',
    boolean: 'a Boolean',
    timestamp: 'a Timestamp',
    blob: 'a Blob',
  }
  return `${given}_VALUE can not be converted to ${wanted[shape.type]}`
}
