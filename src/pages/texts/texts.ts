import type { en } from './en.ts'

export type TextKey = keyof typeof en

/** Every text of the pages in one language, plain: `{name}` is a place to be filled. */
export type Texts = Readonly<Record<TextKey, string>>
