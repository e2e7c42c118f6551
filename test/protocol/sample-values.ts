import { membersOf, type Service, type Shape, shapeNamed } from '#contract/shape.ts'
import { patternSample } from './pattern-samples.ts'

/** A value that keeps every constraint of a shape: the least of it, with required members only. */
export function sampleOf(service: Service, shapeName: string): unknown {
  const shape = shapeNamed(service, shapeName)
  switch (shape.type) {
    case 'structure':
      return Object.fromEntries(
        membersOf(service, shapeName)
          .filter(({ required }) => required)
          .map((member) => [member.name, sampleOf(service, member.shapeName)]),
      )
    case 'list':
      return Array.from({ length: Math.max(1, shape.min ?? 1) }, () => sampleOf(service, shape.member))
    case 'map':
      return { [String(sampleOf(service, shape.key))]: sampleOf(service, shape.value) }
    case 'string':
      return sampleText(shape)
    case 'integer':
    case 'long':
      return shape.min ?? 1
    case 'boolean':
      return true
    case 'timestamp':
      return 1_700_000_000
    case 'blob':
      return 'AQL/'
    case 'document':
      return {}
  }
}

function sampleText(shape: Extract<Shape, { type: 'string' }>): string {
  if (shape.enum?.[0] !== undefined) return shape.enum[0]
  return textOfLength(shape, Math.max(shape.min ?? 0, 1)) ?? patternSample(shape.pattern ?? '').good
}

/** A text of that length which matches the pattern of the shape, if it has one; undefined where none is known. */
export function textOfLength({ pattern }: { readonly pattern?: string }, length: number): string | undefined {
  if (pattern === undefined) return 'x'.repeat(length)
  const { good, more } = patternSample(pattern)
  if (length === good.length) return good
  return length > good.length && more ? good + more.repeat(length - good.length) : undefined
}
