import { createContext, useContext } from 'react'
import type { Choices } from './model/choices.ts'
import { type Problems, sentenceOf } from './model/problem.ts'

export type Section = keyof Choices

/** What the steps share: what was chosen, how to change it, and what Next found wrong. */
export type Wizard = {
  readonly choices: Choices
  set<Name extends Section>(section: Name, change: Partial<Choices[Name]>): void
  replace(choices: Choices): void
  /** The sentence for a field, once Next was chosen. */
  problem(path: string): string | undefined
}

export const WizardContext = createContext<Wizard | undefined>(undefined)

export function useWizard(): Wizard {
  const wizard = useContext(WizardContext)
  if (!wizard) throw new Error('This belongs inside the wizard')
  return wizard
}

export function sentenceFor(problems: Problems, path: string): string | undefined {
  const problem = problems[path]
  return problem && sentenceOf(problem)
}
