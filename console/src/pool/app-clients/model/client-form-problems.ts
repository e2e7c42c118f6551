import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider'
import { nameProblem } from '#create-pool/model/app-problems.ts'
import { lifetimeProblems } from '#create-pool/model/client-problems.ts'
import { type Finding, type Problem, type Problems, problem, problemsIn } from '#create-pool/model/problem.ts'
import { within } from '#create-pool/model/security-problems.ts'
import { urlListProblems } from '#create-pool/model/url-problems.ts'
import { type ClientForm, isCustomScope } from './client-form.ts'
import { permissionRowsOf } from './permissions.ts'

/** What is wrong with the form of an app client, by `client.` and the name of the field. */
export function clientFormProblems(form: ClientForm, schema: readonly SchemaAttributeType[]): Problems {
  return problemsIn([
    ['client.name', nameProblem(form.name, 'clientNameMissing')],
    ['client.sessionMinutes', within(form.sessionMinutes, 3, 15, 'sessionMinutesWrong')],
    ...lifetimeProblems('client', form),
    ['client.graceSeconds', form.rotation ? within(form.graceSeconds, 0, 60, 'graceSecondsWrong') : undefined],
    ...permissionProblems(form, schema),
    ...(form.loginPages ? loginPageProblems(form) : []),
  ])
}

/** To the API an empty list means the default one: nothing at all can't be said. */
function permissionProblems(form: ClientForm, schema: readonly SchemaAttributeType[]): readonly Finding[] {
  const rows = permissionRowsOf(form, schema)
  return [
    ['client.permissions', rows.some((row) => row.readable) ? undefined : problem('nothingReadable')],
    ['client.permissions', rows.some((row) => row.writable) ? undefined : problem('nothingWritable')],
  ]
}

function loginPageProblems(form: ClientForm): readonly Finding[] {
  const noCallback = form.callbackUrls.every((url) => url.trim() === '')
  const callbacks: readonly Finding[] =
    noCallback && !actsForItself(form)
      ? [[`client.callbackUrls${form.callbackUrls.length > 0 ? '.0' : ''}`, problem('callbackUrlMissing')]]
      : urlListProblems('client.callbackUrls', form.callbackUrls)
  return [
    ...callbacks,
    ...urlListProblems('client.signOutUrls', form.signOutUrls),
    ['client.grants', grantsProblem(form)],
    ['client.scopes', openIdScopesProblem(form)],
    ['client.customScopes', customScopesProblem(form)],
  ]
}

function grantsProblem({ grants, hasSecret }: ClientForm): Problem | undefined {
  if (grants.length === 0) return problem('grantMissing')
  if (!grants.includes('client_credentials')) return undefined
  if (grants.length > 1) return problem('clientCredentialsWithOthers')
  return hasSecret ? undefined : problem('clientCredentialsNeedSecret')
}

const actsForItself = ({ grants }: ClientForm) => grants.includes('client_credentials')

function openIdScopesProblem(form: ClientForm): Problem | undefined {
  const { scopes } = form
  if (actsForItself(form)) return scopes.every(isCustomScope) ? undefined : problem('clientCredentialsOwnScopes')
  if (scopes.length === 0) return problem('scopeMissing')
  const needsOpenId = scopes.some((scope) => scope === 'email' || scope === 'phone' || scope === 'profile')
  return needsOpenId && !scopes.includes('openid') ? problem('scopeNeedsOpenId') : undefined
}

function customScopesProblem(form: ClientForm): Problem | undefined {
  return actsForItself(form) && !form.scopes.some(isCustomScope) ? problem('customScopeMissing') : undefined
}
