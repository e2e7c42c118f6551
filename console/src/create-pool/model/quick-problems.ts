import { nameProblem } from './app-problems.ts'
import { type Finding, type Problem, type Problems, problem, problemsIn } from './problem.ts'
import { type QuickChoices, quickImpliedRequired, showsUserOptions } from './quick-setup.ts'
import { urlProblem } from './url-problems.ts'

/** What is wrong with the one-page flow, by field. */
export function quickProblemsOf(choices: QuickChoices): Problems {
  return problemsIn([
    ['appName', nameProblem(choices.appName, 'clientNameMissing')],
    ...(showsUserOptions(choices) ? userProblems(choices) : []),
  ])
}

function userProblems(choices: QuickChoices): readonly Finding[] {
  const url = choices.returnUrl.trim()
  return [
    ['signIn', choices.email || choices.phone || choices.userName ? undefined : problem('signInOptionMissing')],
    ['additionalRequired', contactProblem(choices)],
    ['returnUrl', url === '' ? undefined : urlProblem(url)],
  ]
}

function contactProblem(choices: QuickChoices): Problem | undefined {
  const required = [...quickImpliedRequired(choices), ...choices.additionalRequired]
  const isReachable = required.includes('email') || required.includes('phone_number')
  return choices.userName && !isReachable ? problem('contactMissing') : undefined
}
