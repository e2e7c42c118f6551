import type { Tag } from '#create-pool/model/choices.ts'

export const tagsMost = 50

export type TagChanges = { readonly set: Readonly<Record<string, string>>; readonly removed: readonly string[] }

export function tagsOf(tags: Readonly<Record<string, string>> = {}): readonly Tag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }))
}

/** What makes the tags of a pool those that were typed. */
export function tagChanges(now: Readonly<Record<string, string>>, typed: readonly Tag[]): TagChanges {
  const wanted = new Map(typed.map(({ key, value }) => [key, value]))
  return {
    set: Object.fromEntries([...wanted].filter(([key, value]) => !Object.hasOwn(now, key) || now[key] !== value)),
    removed: Object.keys(now).filter((key) => !wanted.has(key)),
  }
}
