/** What is wrong with the text of a message; the sentences are in the catalogue. */
export type TextProblem =
  | 'tooShort'
  | 'tooLong'
  | 'strangeCharacters'
  | 'codeMissing'
  | 'linkMissing'
  | 'usernameMissing'

export type TextRule = {
  readonly least: number
  readonly most: number
  readonly needs: readonly TextProblem[]
  /** Texts of one line must not have control characters, those of several only white space. */
  readonly oneLine?: boolean
}

export const subjectRule: TextRule = { least: 1, most: 140, needs: [], oneLine: true }
export const codeEmailRule: TextRule = { least: 6, most: 20_000, needs: ['codeMissing'] }
export const linkEmailRule: TextRule = { least: 6, most: 20_000, needs: ['linkMissing'] }
export const invitationEmailRule: TextRule = { least: 6, most: 20_000, needs: ['usernameMissing', 'codeMissing'] }
export const codeSmsRule: TextRule = { least: 6, most: 140, needs: ['codeMissing'] }
export const invitationSmsRule: TextRule = { least: 6, most: 140, needs: ['usernameMissing', 'codeMissing'] }

const placeholders: Readonly<Partial<Record<TextProblem, RegExp>>> = {
  codeMissing: /\{####\}/,
  linkMissing: /\{##[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+##\}/u,
  usernameMissing: /\{username\}/,
}

/** Nothing typed is fine: the default text is sent then. */
export function textProblem(typed: string, rule: TextRule): TextProblem | undefined {
  if (typed.trim() === '') return undefined
  const missing = rule.needs.find((name) => !placeholders[name]?.test(typed))
  if (missing) return missing
  if (typed.length < rule.least) return 'tooShort'
  if (typed.length > rule.most) return 'tooLong'
  const allowed = rule.oneLine ? /^[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Zs}]*$/u : /^[\p{L}\p{M}\p{S}\p{N}\p{P}\s]*$/u
  return allowed.test(typed) ? undefined : 'strangeCharacters'
}
