import { type ClientProblemKey, clientProblems } from '#texts/client-problems.ts'
import { type WizardProblemKey, wizardProblems } from '#texts/wizard-problems.ts'

const sentences = { ...wizardProblems, ...clientProblems }

export type ProblemKey = WizardProblemKey | ClientProblemKey

/** What is wrong with one field: a sentence of the catalogue and the values that stand in it. */
export type Problem = {
  readonly key: ProblemKey
  readonly values?: Readonly<Record<string, string | number>>
}

/** By the path of the field in the choices: `app.poolName`, `signUp.customAttributes.2.min`, `signIn` for a group. */
export type Problems = Readonly<Record<string, Problem>>

/** A field with what is wrong with it, if anything is. */
export type Finding = readonly [path: string, problem: Problem | undefined]

export function problem(key: ProblemKey, values?: Problem['values']): Problem {
  return values ? { key, values } : { key }
}

/** The first problem of each field counts. */
export function problemsIn(findings: readonly Finding[]): Problems {
  const found: Record<string, Problem> = {}
  for (const [path, each] of findings) if (each) found[path] ??= each
  return found
}

export function sentenceOf({ key, values = {} }: Problem): string {
  return sentences[key].replaceAll(/\{(\w+)\}/g, (placeholder, name) => String(values[name] ?? placeholder))
}
