import type { Choices, Tag } from './choices.ts'
import { type Finding, type Problem, problem } from './problem.ts'
import { showsCustomDomain, showsDomainPrefix } from './visible.ts'

/** What only the API can tell. */
export type Found = { readonly takenDomains?: readonly string[] }

export function appProblems(choices: Choices, { takenDomains = [] }: Found): readonly Finding[] {
  const { app } = choices
  return [
    ['app.poolName', nameProblem(app.poolName, 'poolNameMissing')],
    ...(showsDomainPrefix(choices)
      ? ([['app.domainPrefix', prefixProblem(app.domainPrefix.trim(), takenDomains)]] as const)
      : []),
    ...(showsCustomDomain(choices)
      ? ([
          ['app.customDomain', customDomainProblem(app.customDomain.trim(), takenDomains)],
          ['app.certificateArn', certificateProblem(app.certificateArn.trim())],
        ] as const)
      : []),
    ['app.clientName', nameProblem(app.clientName, 'clientNameMissing')],
    ...tagProblems(app.tags),
  ]
}

const nameMax = 128

export function nameProblem(typed: string, missing: Problem['key']): Problem | undefined {
  const name = typed.trim()
  if (name === '') return problem(missing)
  if (name.length > nameMax) return problem('nameTooLong', { most: nameMax })
  return /^[\w\s+=,.@-]+$/.test(name) ? undefined : problem('nameWrong')
}

const domainMax = 63
const reserved = ['aws', 'amazon', 'cognito'] as const

export function prefixProblem(prefix: string, taken: readonly string[] = []): Problem | undefined {
  if (prefix === '') return problem('domainPrefixMissing')
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(prefix)) return problem('domainPrefixWrong', { most: domainMax })
  const word = reserved.find((each) => prefix.includes(each))
  if (word) return problem('domainPrefixReserved', { word })
  return taken.includes(prefix) ? problem('domainTaken') : undefined
}

const domainName = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?$/

export function customDomainProblem(domain: string, taken: readonly string[] = []): Problem | undefined {
  if (domain === '') return problem('customDomainMissing')
  if (domain.length > domainMax || !domainName.test(domain)) return problem('customDomainWrong')
  return taken.includes(domain) ? problem('domainTaken') : undefined
}

export function certificateProblem(arn: string): Problem | undefined {
  if (arn === '') return problem('certificateMissing')
  const sound = /^arn:[\w-]+:acm:[\w-]+:\d+:certificate\/[\w+=,.@-]+$/.test(arn) && arn.length <= 2_048
  return sound ? undefined : problem('certificateWrong')
}

const tagsMax = 50
const keyMax = 128
const valueMax = 256

function tagProblems(tags: readonly Tag[]): readonly Finding[] {
  return [
    ['app.tags', tags.length > tagsMax ? problem('tagsTooMany', { most: tagsMax }) : undefined],
    ...tags.flatMap(({ key, value }, index): readonly Finding[] => {
      const repeated = tags.slice(0, index).some((other) => other.key === key)
      return [
        [`app.tags.${index}.key`, keyProblem(key) ?? (repeated ? problem('tagKeyRepeated') : undefined)],
        [
          `app.tags.${index}.value`,
          value.length > valueMax ? problem('tagValueTooLong', { most: valueMax }) : undefined,
        ],
      ]
    }),
  ]
}

function keyProblem(key: string): Problem | undefined {
  if (key === '') return problem('tagKeyMissing')
  if (key.length > keyMax) return problem('tagKeyTooLong', { most: keyMax })
  // The API drops this one from every map.
  if (key === '__proto__') return problem('tagKeyUnusable')
  return /^aws:/i.test(key) ? problem('tagKeyReserved') : undefined
}
