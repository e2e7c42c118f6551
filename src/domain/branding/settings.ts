import { type AppliedSetting, appliedSettings } from './applied-settings.ts'
import { defaultSettings } from './default-settings.ts'
import { type BrandingSettings, isObject, type Json, valueAt } from './settings-document.ts'

const mostCharacters = 100_000
const deepest = 20

/** Why a settings document is refused, or undefined: its form, its size, and every value that pages apply. */
export function settingsProblem(settings: unknown): string | undefined {
  if (!isObject(settings)) return 'Settings must be a JSON object.'
  if (depthOf(settings) > deepest) return `Settings must not be nested more than ${deepest} levels deep.`
  if (JSON.stringify(settings).length > mostCharacters)
    return `Settings must not be longer than ${mostCharacters} characters.`
  for (const setting of appliedSettings) {
    const value = valueAt(settings, setting.path)
    if (value !== undefined && !setting.accepts(value))
      return `Settings: ${setting.path.join('.')} must be ${setting.expected}.`
  }
  return undefined
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

/**
 * One document over another, as RFC 7396 merges them: objects member by member, all else replaced, and null takes a member away, so that
 * its default applies again.
 */
export function mergedSettings(below: BrandingSettings, above: BrandingSettings): BrandingSettings {
  const merged = new Map(Object.entries(below))
  for (const [member, value] of Object.entries(above)) {
    const current = merged.get(member)
    if (value === null) merged.delete(member)
    else if (isObject(value)) merged.set(member, mergedSettings(isObject(current) ? current : {}, value))
    else merged.set(member, value)
  }
  return Object.fromEntries(merged)
}

/** What a style comes to, with the default of everything that it does not set. */
export function withDefaultSettings(settings: BrandingSettings | undefined): BrandingSettings {
  return mergedSettings(defaultSettings, settings ?? {})
}

/** A value that is safe to apply: that of the style if it is sound, else the default. */
export function appliedValue(settings: BrandingSettings | undefined, setting: AppliedSetting): Json {
  const { path, accepts, applies = accepts } = setting
  const own = settings && valueAt(settings, path)
  if (own !== undefined && applies(own)) return own
  const fallback = valueAt(defaultSettings, path)
  if (fallback === undefined) throw new Error(`The setting ${path.join('.')} has no default.`)
  return fallback
}
