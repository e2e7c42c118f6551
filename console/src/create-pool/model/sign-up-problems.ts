import { standardAttributes, verificationFlags } from './attributes.ts'
import type { Choices, CustomAttribute } from './choices.ts'
import { wholeNumber } from './durations.ts'
import { type Finding, type Problem, problem } from './problem.ts'

const attributesMax = 50
const nameMax = 20
const lengthMax = 2_048

/** A pool that is made with one of these names means the standard attribute. */
const taken: readonly string[] = [...standardAttributes, ...verificationFlags, 'sub']

export function signUpProblems({ signUp }: Choices): readonly Finding[] {
  const { customAttributes } = signUp
  const tooMany = problem('customAttributesTooMany', { most: attributesMax })
  return [
    ['signUp.customAttributes', customAttributes.length > attributesMax ? tooMany : undefined],
    ...customAttributes.flatMap((attribute, index): readonly Finding[] => {
      const path = `signUp.customAttributes.${index}`
      return [
        [`${path}.name`, nameProblem(attribute, customAttributes.slice(0, index))],
        [`${path}.min`, limitProblem(attribute, attribute.min)],
        [`${path}.max`, limitProblem(attribute, attribute.max) ?? rangeProblem(attribute)],
      ]
    }),
  ]
}

/** As the API takes it, and without the colon that ends the prefix. */
const namePattern = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u

function nameProblem({ name }: CustomAttribute, before: readonly CustomAttribute[]): Problem | undefined {
  const trimmed = name.trim()
  if (trimmed === '') return problem('customAttributeNameMissing')
  if (taken.includes(trimmed)) return problem('customAttributeNameStandard')
  if (trimmed.length > nameMax) return problem('customAttributeNameTooLong', { most: nameMax })
  if (!namePattern.test(trimmed) || trimmed.includes(':')) return problem('customAttributeNameWrong')
  return before.some((other) => other.name.trim() === trimmed) ? problem('customAttributeNameRepeated') : undefined
}

const decimalNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/

function limitProblem({ type }: CustomAttribute, typed: string): Problem | undefined {
  const trimmed = typed.trim()
  if (trimmed === '') return undefined
  if (type === 'Number') {
    const sound = decimalNumber.test(trimmed) && Number.isFinite(Number(trimmed))
    return sound ? undefined : problem('customAttributeValueWrong')
  }
  const length = wholeNumber(trimmed)
  const sound = length !== undefined && length <= lengthMax && trimmed.length <= 4
  return sound ? undefined : problem('customAttributeLengthWrong', { least: 0, most: lengthMax })
}

function rangeProblem(attribute: CustomAttribute): Problem | undefined {
  const { min, max } = attribute
  if (min.trim() === '' || max.trim() === '' || limitProblem(attribute, min)) return undefined
  return Number(min) > Number(max) ? problem('customAttributeRangeEmpty') : undefined
}
