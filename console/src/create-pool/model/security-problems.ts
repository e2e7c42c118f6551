import type { Choices } from './choices.ts'
import { wholeNumber } from './durations.ts'
import { type Finding, type Problem, problem } from './problem.ts'
import {
  showsCustomPolicy,
  showsMfaMethods,
  showsRecoveryMethods,
  usesAppMfa,
  usesEmailMfa,
  usesSmsMfa,
} from './visible.ts'

export function securityProblems(choices: Choices): readonly Finding[] {
  const { security } = choices
  return [
    ...(showsCustomPolicy(choices)
      ? ([
          ['security.minimumLength', within(security.minimumLength, 6, 99, 'minimumLengthWrong')],
          [
            'security.temporaryPasswordDays',
            within(security.temporaryPasswordDays, 0, 365, 'temporaryPasswordDaysWrong'),
          ],
        ] as const)
      : []),
    ['security.mfaMethods', mfaMethodsProblem(choices)],
    ['security.recovery', recoveryProblem(choices)],
  ]
}

/** Why what was typed is no whole number of a range. */
export function within(typed: string, least: number, most: number, key: Problem['key']): Problem | undefined {
  const number = wholeNumber(typed)
  return number !== undefined && number >= least && number <= most ? undefined : problem(key, { least, most })
}

function mfaMethodsProblem(choices: Choices): Problem | undefined {
  const hasMethod = usesAppMfa(choices) || usesSmsMfa(choices) || usesEmailMfa(choices)
  return showsMfaMethods(choices) && !hasMethod ? problem('mfaMethodMissing') : undefined
}

/** One phone or one mailbox must not be enough for both factors. */
function recoveryProblem(choices: Choices): Problem | undefined {
  if (!showsRecoveryMethods(choices)) return undefined
  const { recovery } = choices.security
  if (recovery === 'sms' && usesSmsMfa(choices)) return problem('recoveryBySmsFactor')
  if (recovery === 'email' && usesEmailMfa(choices)) return problem('recoveryByEmailFactor')
  return undefined
}
