import type { ManagedLoginBrandingType } from '@aws-sdk/client-cognito-identity-provider'

/** What a JSON document may hold. */
export type Json = Exclude<ManagedLoginBrandingType['Settings'], undefined>

/** The settings document of a style, in the structure that the API has for it. Colours are `RRGGBBAA`. */
export type Settings = { readonly [member: string]: Json }

export function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value at a path such as `components.form.borderRadius`. */
export function valueAt(settings: Settings, path: string): Json | undefined {
  let value: Json | undefined = settings
  for (const member of path.split('.'))
    value = isSettings(value) && Object.hasOwn(value, member) ? value[member] : undefined
  return value
}

/** One document over another, as RFC 7396 merges them: null takes a member away. */
export function merged(below: Settings, above: Settings): Settings {
  const members = new Map(Object.entries(below))
  for (const [name, value] of Object.entries(above)) {
    const current = members.get(name)
    if (value === null) members.delete(name)
    else if (isSettings(value)) members.set(name, merged(isSettings(current) ? current : {}, value))
    else members.set(name, value)
  }
  return Object.fromEntries(members)
}

/** A patch with one more value. Unlike `merged` it keeps the nulls of the patch. */
export function withValue(patch: Settings, path: string, value: Json): Settings {
  const [first = '', ...rest] = path.split('.')
  if (rest.length === 0) return { ...patch, [first]: value }
  const inner = patch[first]
  return { ...patch, [first]: withValue(isSettings(inner) ? inner : {}, rest.join('.'), value) }
}

/** The patch (RFC 7396) that makes `after` of `before`. */
export function patchBetween(before: Settings, after: Settings): Settings {
  const patch: Record<string, Json> = {}
  for (const name of Object.keys(before)) if (!Object.hasOwn(after, name)) patch[name] = null
  for (const [name, value] of Object.entries(after)) {
    const current = before[name]
    if (isSettings(value) && isSettings(current)) {
      const inner = patchBetween(current, value)
      if (Object.keys(inner).length > 0) patch[name] = inner
    } else if (JSON.stringify(value) !== JSON.stringify(current)) patch[name] = value
  }
  return patch
}

export const isEmpty = (patch: Settings) => Object.keys(patch).length === 0
