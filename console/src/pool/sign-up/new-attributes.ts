import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider'
import type { CustomAttribute } from '#create-pool/model/choices.ts'
import { initialChoices } from '#create-pool/model/initial-choices.ts'
import { type Problems, sentenceOf } from '#create-pool/model/problem.ts'
import { problemsOf } from '#create-pool/model/problems.ts'

export const attributeTypes = ['String', 'Number', 'DateTime', 'Boolean'] as const

export type NewAttribute = Omit<CustomAttribute, 'type'> & { readonly type: (typeof attributeTypes)[number] }

export const emptyAttribute: NewAttribute = { name: '', type: 'String', min: '', max: '', mutable: true }

export const customMost = 50
/** What one request takes. */
const atOnceMost = 25

export function roomFor(present: number, added: number): number {
  return Math.min(customMost - present, atOnceMost) - added
}

/** Dates and yes-or-no have no limits. */
export function hasLimits({ type }: NewAttribute): boolean {
  return type === 'String' || type === 'Number'
}

export function newAttribute({ name, type, min, max, mutable }: NewAttribute): SchemaAttributeType {
  const limits = (least: string, most: string) => ({
    ...(min.trim() !== '' && { [least]: min.trim() }),
    ...(max.trim() !== '' && { [most]: max.trim() }),
  })
  return {
    Name: name.trim(),
    AttributeDataType: type,
    Mutable: mutable,
    ...(type === 'String' && { StringAttributeConstraints: limits('MinLength', 'MaxLength') }),
    ...(type === 'Number' && { NumberAttributeConstraints: limits('MinValue', 'MaxValue') }),
  }
}

export type NewAttributeProblem = {
  readonly row: number
  readonly field: keyof NewAttribute
  readonly sentence: string
}

/** By the wizard's rules. `names` are those of the pool, `taken` the sentence about them. */
export function newAttributeProblems(
  attributes: readonly NewAttribute[],
  names: readonly string[],
  taken: string,
): readonly NewAttributeProblem[] {
  const customAttributes = attributes.map((each): CustomAttribute => {
    if (each.type === 'Number' || each.type === 'String') return { ...each, type: each.type }
    return { ...each, type: 'String', min: '', max: '' }
  })
  const blank = initialChoices('')
  const problems = problemsOf('signUp', { ...blank, signUp: { ...blank.signUp, customAttributes } })
  return [...readable(problems), ...repeated(attributes, names, taken)]
}

const fields: readonly (keyof NewAttribute)[] = ['name', 'min', 'max']

function readable(problems: Problems): readonly NewAttributeProblem[] {
  return Object.entries(problems).flatMap(([path, problem]) => {
    const [, row, name] = /^signUp\.customAttributes\.(\d+)\.(\w+)$/.exec(path) ?? []
    const field = fields.find((each) => each === name)
    return row !== undefined && field ? [{ row: Number(row), field, sentence: sentenceOf(problem) }] : []
  })
}

function repeated(attributes: readonly NewAttribute[], names: readonly string[], taken: string) {
  return attributes.flatMap(({ name }, row): readonly NewAttributeProblem[] =>
    names.includes(`custom:${name.trim()}`) ? [{ row, field: 'name', sentence: taken }] : [],
  )
}
