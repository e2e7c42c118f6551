import { appProblems, type Found } from './app-problems.ts'
import type { Choices, Step } from './choices.ts'
import { clientProblems } from './client-problems.ts'
import { deliveryProblems } from './delivery-problems.ts'
import { type Finding, type Problems, problem, problemsIn } from './problem.ts'
import { securityProblems } from './security-problems.ts'
import { signUpProblems } from './sign-up-problems.ts'

/**
 * What Next of a step finds wrong, by field: nothing if the step can be left. Only what is shown is judged.
 * `found` is what the API answered meanwhile.
 */
export function problemsOf(step: Step, choices: Choices, found: Found = {}): Problems {
  return problemsIn(checks[step](choices, found))
}

/** The first step that can't be left, for the button at the end: a reload or an older draft may have kept what is wrong. */
export function firstStepWithProblems(choices: Choices, found: Found = {}): Step | undefined {
  const judged = ['signIn', 'security', 'signUp', 'delivery', 'app'] as const
  return judged.find((step) => Object.keys(problemsOf(step, choices, found)).length > 0)
}

const checks: Readonly<Record<Step, (choices: Choices, found: Found) => readonly Finding[]>> = {
  signIn: signInProblems,
  security: securityProblems,
  signUp: signUpProblems,
  delivery: deliveryProblems,
  app: (choices, found) => [...appProblems(choices, found), ...clientProblems(choices)],
  review: () => [],
}

function signInProblems({ signIn }: Choices): readonly Finding[] {
  const hasOption = signIn.userName || signIn.email || signIn.phone
  return [['signIn', hasOption ? undefined : problem('signInOptionMissing')]]
}
