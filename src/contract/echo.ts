import { type Service, type Shape, shapeNamed } from './shape.ts'

/** AWS repeats a refused value whole; a message of ours stays readable and cannot be blown up. */
const longestEcho = 256

/**
 * A refused value as a message shows it, or undefined where it must not appear: anything sensitive, bytes, and
 * collections of structures. Collections are written as Java prints them: `[a, b]` and `{a=b, c=d}`.
 */
export function echo(service: Service, shape: Shape, value: unknown): string | undefined {
  if (!mayShow(service, shape)) return undefined
  if (Array.isArray(value)) return cut(`[${value.slice(0, longestEcho).map(textOf).join(', ')}]`)
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).slice(0, longestEcho)
    return cut(`{${entries.map(([key, item]) => `${cut(key)}=${textOf(item)}`).join(', ')}}`)
  }
  return textOf(value)
}

function mayShow(service: Service, shape: Shape): boolean {
  switch (shape.type) {
    case 'string':
      return !shape.sensitive
    case 'list':
      return !shape.sensitive && isShownScalar(shapeNamed(service, shape.member))
    case 'map':
      return (
        !shape.sensitive &&
        isShownScalar(shapeNamed(service, shape.key)) &&
        isShownScalar(shapeNamed(service, shape.value))
      )
    default:
      return isShownScalar(shape)
  }
}

function isShownScalar(shape: Shape): boolean {
  if (shape.type === 'string') return !shape.sensitive
  return shape.type === 'integer' || shape.type === 'long' || shape.type === 'boolean'
}

function textOf(value: unknown): string {
  return cut(String(value))
}

function cut(text: string): string {
  return text.slice(0, longestEcho).toWellFormed()
}
