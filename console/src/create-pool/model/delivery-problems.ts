import type { Choices } from './choices.ts'
import { identityIn } from './email-configuration.ts'
import { type Finding, type Problem, problem } from './problem.ts'
import { sesIsLeftForLater, showsSes, showsSms } from './visible.ts'

export function deliveryProblems(choices: Choices): readonly Finding[] {
  const { delivery } = choices
  return [
    ...(showsSes(choices) ? sesProblems(choices) : []),
    ['delivery.replyTo', delivery.replyTo.trim() === '' ? undefined : addressProblem(delivery.replyTo, 'replyToWrong')],
    ...(showsSms(choices) ? smsProblems(choices) : []),
  ]
}

const setMax = 64

function sesProblems(choices: Choices): readonly Finding[] {
  if (sesIsLeftForLater(choices)) return []
  const { sesIdentityArn, fromName, configurationSet } = choices.delivery
  const wrongSet = configurationSet.trim() !== '' && !/^[a-zA-Z0-9_-]{1,64}$/.test(configurationSet.trim())
  return [
    ['delivery.sesIdentityArn', identityProblem(sesIdentityArn)],
    ['delivery.fromAddress', fromProblem(choices)],
    // Line breaks would begin another header.
    ['delivery.fromName', /[<>"\\\p{C}]/u.test(fromName) ? problem('fromNameWrong') : undefined],
    ['delivery.configurationSet', wrongSet ? problem('configurationSetWrong', { most: setMax }) : undefined],
  ]
}

function identityProblem(arn: string): Problem | undefined {
  if (arn.trim() === '') return problem('sesIdentityMissing')
  return identityIn(arn) === undefined || arn.trim().length > 2_048 ? problem('sesIdentityWrong') : undefined
}

/** SES takes an address of the identity only: the address itself, or any of the domain and of the domains below it. */
function fromProblem({ delivery }: Choices): Problem | undefined {
  const identity = identityIn(delivery.sesIdentityArn)?.toLowerCase()
  const address = delivery.fromAddress.trim().toLowerCase()
  if (address === '')
    return identity === undefined || identity.includes('@') ? undefined : problem('fromAddressMissing')
  const wrong = addressProblem(address, 'fromAddressWrong')
  if (wrong || identity === undefined) return wrong
  const domain = address.slice(address.indexOf('@') + 1)
  const belongs = identity.includes('@') ? address === identity : domain === identity || domain.endsWith(`.${identity}`)
  return belongs ? undefined : problem('fromAddressOutsideIdentity', { identity })
}

/** One @ with something on both sides, and a domain of at least two labels. */
const address =
  /^[^\s@<>"(),:;\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?\.)+[\p{L}][\p{L}\p{N}\p{M}-]*$/u

function addressProblem(typed: string, key: Problem['key']): Problem | undefined {
  return typed.trim().length <= 254 && address.test(typed.trim()) ? undefined : problem(key)
}

const roleArn = /^arn:[\w-]+:iam::\d+:role\/[\w+=/,.@-]+$/

function smsProblems({ delivery }: Choices): readonly Finding[] {
  const arn = delivery.smsRoleArn.trim()
  const soundArn = roleArn.test(arn) && arn.length <= 2_048
  const soundRegion = /^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(delivery.smsRegion.trim()) && delivery.smsRegion.length <= 32
  return [
    ['delivery.smsRoleArn', arn === '' ? problem('smsRoleMissing') : soundArn ? undefined : problem('smsRoleWrong')],
    ['delivery.smsExternalId', delivery.smsExternalId.trim() === '' ? problem('smsExternalIdMissing') : undefined],
    ['delivery.smsRegion', soundRegion ? undefined : problem('smsRegionWrong')],
  ]
}
