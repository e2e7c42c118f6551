import { english } from './en/index.ts'

/** Every text of the console in one language. Another language is another record of the same shape, chosen here. */
export const texts: Texts = english

export type Texts = typeof english
