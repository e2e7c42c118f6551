export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json }

/** The settings document of a style. Members that we do not know are kept and do nothing. */
export type BrandingSettings = { readonly [member: string]: Json }

export function isObject(value: unknown): value is BrandingSettings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function valueAt(settings: BrandingSettings, path: readonly string[]): Json | undefined {
  let value: Json | undefined = settings
  for (const member of path) value = isObject(value) && Object.hasOwn(value, member) ? value[member] : undefined
  return value
}
