import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { id } from './id.ts'
import { it } from './it.ts'
import { ja } from './ja.ts'
import { ko } from './ko.ts'
import { ptBr } from './pt-br.ts'
import type { Texts } from './texts.ts'
import { zhCn } from './zh-cn.ts'
import { zhTw } from './zh-tw.ts'

/** By their codes in the `lang` parameter. */
export const catalogues: ReadonlyMap<string, Texts> = new Map<string, Texts>([
  ['de', de],
  ['en', en],
  ['es', es],
  ['fr', fr],
  ['id', id],
  ['it', it],
  ['ja', ja],
  ['ko', ko],
  ['pt-BR', ptBr],
  ['zh-CN', zhCn],
  ['zh-TW', zhTw],
])
