/**
 * Parses the JSON column of a row that is read far more often than written. The text itself decides whether a parsed
 * value still holds, so another node's write is seen at once. Values are shared between callers and therefore frozen.
 */
export function jsonMemo<T>(limit: number): (id: string, text: string) => T {
  const parsed = new Map<string, { text: string; value: T }>()
  return (id, text) => {
    const known = parsed.get(id)
    if (known?.text === text) return known.value

    const value = deepFreeze(JSON.parse(text) as T)
    parsed.delete(id)
    parsed.set(id, { text, value })
    if (parsed.size > limit) parsed.delete(parsed.keys().next().value ?? id)
    return value
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const member of Object.values(value)) deepFreeze(member)
  return Object.freeze(value)
}
