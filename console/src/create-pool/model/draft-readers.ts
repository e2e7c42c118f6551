/** Takes what has the right shape, and nothing beside it; undefined for everything else. */
export type Reader<Value> = (value: unknown) => Value | undefined

export const text: Reader<string> = (value) => (typeof value === 'string' ? value : undefined)

export const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined)

export function oneOf<const Value extends string>(values: readonly Value[]): Reader<Value> {
  return (value) => values.find((each) => each === value)
}

export function listOf<Item>(read: Reader<Item>, most: number): Reader<readonly Item[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return undefined
    const items = value.map((item) => read(item)).filter((item) => item !== undefined)
    return items.length === value.length ? items : undefined
  }
}

type Read<Readers> = { readonly [Name in keyof Readers]: Readers[Name] extends Reader<infer Value> ? Value : never }

export function objectOf<const Readers extends Readonly<Record<string, Reader<unknown>>>>(
  readers: Readers,
): Reader<Read<Readers>> {
  return (value) => {
    if (typeof value !== 'object' || value === null) return undefined
    const found = new Map(Object.entries(value))
    const read = Object.entries(readers).map(([name, reader]) => [name, reader(found.get(name))] as const)
    if (read.some(([, member]) => member === undefined)) return undefined
    return Object.fromEntries(read) as Read<Readers>
  }
}
