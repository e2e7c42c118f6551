import { bracketed, constraintsOf } from './constraints.ts'
import { echo } from './echo.ts'
import {
  type ListShape,
  type MapShape,
  memberShapes,
  type Service,
  type Shape,
  type StructureShape,
  shapeNamed,
} from './shape.ts'

/** AWS lists every violation; a hostile body could make that list as long as itself. */
const mostViolations = 20

/** What a decoded structure breaks, one sentence each, at most 20. Paths are written as AWS writes them. */
export function violationsOf(service: Service, shape: StructureShape, value: Record<string, unknown>): string[] {
  const search = new Search(service)
  search.structure(shape, value, '')
  return search.found
}

/** The value as a message may show it; asked for only when it is refused. */
type Shown = () => string | undefined

class Search {
  readonly found: string[] = []
  readonly #service: Service

  constructor(service: Service) {
    this.#service = service
  }

  /** AWS names the members of a structure from the last to the first, and the items of a list in their order. */
  structure(shape: StructureShape, value: Record<string, unknown>, path: string): void {
    for (const [member, memberShape] of memberShapes(this.#service, shape).toReversed()) {
      const part = value[member]
      if (part === undefined && !shape.required?.includes(member)) continue
      if (this.#full()) return
      const memberPath = `${path}${path && '.'}${member.charAt(0).toLowerCase()}${member.slice(1)}`
      if (part !== undefined) this.#visit(memberShape, part, memberPath, shape.sensitive)
      else this.#addMissing(memberShape, memberPath)
    }
  }

  #visit(shape: Shape, value: unknown, path: string, hidden?: boolean): void {
    if (value === null) this.#addMissing(shape, path)
    else if (shape.type === 'structure') this.structure(shape, value as Record<string, unknown>, path)
    else this.#visitPlain(shape, value, path, hidden)
  }

  #visitPlain(shape: Exclude<Shape, StructureShape>, value: unknown, path: string, hidden?: boolean): void {
    const shown: Shown = () => (hidden ? undefined : echo(this.#service, shape, value))
    for (const { text, holds } of constraintsOf(shape)) {
      if (!holds(value)) this.#add(shown, path, text)
    }
    if (shape.type === 'list') this.#list(shape, value as unknown[], path, shown)
    if (shape.type === 'map') this.#map(shape, value as Record<string, unknown>, path, shown)
  }

  #list(shape: ListShape, items: unknown[], path: string, shown: Shown): void {
    const member = shapeNamed(this.#service, shape.member)
    if (!isPlain(member)) this.#each(member, path, items.entries())
    else if (!items.every((item) => keeps(member, item))) {
      this.#add(shown, path, `Member must satisfy constraint: [${bracketed(member) || 'Member must not be null'}]`)
    }
  }

  #map(shape: MapShape, entries: Record<string, unknown>, path: string, shown: Shown): void {
    const key = shapeNamed(this.#service, shape.key)
    const value = shapeNamed(this.#service, shape.value)
    if (!Object.keys(entries).every((name) => keeps(key, name))) {
      this.#add(shown, path, `Map keys must satisfy constraint: [${bracketed(key)}]`)
    }
    if (!isPlain(value)) this.#each(value, path, Object.entries(entries))
    else if (!Object.values(entries).every((item) => keeps(value, item))) {
      this.#add(shown, path, `Map value must satisfy constraint: [${bracketed(value) || 'Member must not be null'}]`)
    }
  }

  /** Items with members of their own are reported one by one: lists count from 1, maps name the key. */
  #each(shape: Shape, path: string, items: Iterable<[number | string, unknown]>): void {
    for (const [position, item] of items) {
      if (this.#full()) return
      const step = typeof position === 'number' ? position + 1 : position.slice(0, 64)
      this.#visit(shape, item, `${path}.${step}.member`)
    }
  }

  #addMissing(shape: Shape, path: string): void {
    const value = 'sensitive' in shape ? 'Value' : 'Value null'
    this.#addSentence(`${value} at '${path}' failed to satisfy constraint: Member must not be null`)
  }

  #add(shown: Shown, path: string, constraint: string): void {
    const text = shown()
    const value = text === undefined ? 'Value' : `Value '${text}'`
    this.#addSentence(`${value} at '${path}' failed to satisfy constraint: ${constraint}`)
  }

  #addSentence(sentence: string): void {
    if (!this.#full()) this.found.push(sentence)
  }

  #full(): boolean {
    return this.found.length >= mostViolations
  }
}

function isPlain(shape: Shape): boolean {
  return shape.type !== 'structure' && shape.type !== 'list' && shape.type !== 'map'
}

function keeps(shape: Shape, value: unknown): boolean {
  return value !== null && constraintsOf(shape).every(({ holds }) => holds(value))
}
