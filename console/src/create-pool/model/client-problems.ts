import type { AppChoices, Choices } from './choices.ts'
import { minutesOf } from './durations.ts'
import { type Finding, type Problem, problem } from './problem.ts'
import { within } from './security-problems.ts'
import { urlListProblems } from './url-problems.ts'
import { permissionRows, showsHostedUi } from './visible.ts'

export function clientProblems(choices: Choices): readonly Finding[] {
  const { app } = choices
  return [
    ['app.sessionMinutes', within(app.sessionMinutes, 3, 15, 'sessionMinutesWrong')],
    ...lifetimeProblems('app', app),
    ...permissionProblems(choices),
    ...(showsHostedUi(choices) ? hostedUiProblems(app) : []),
  ]
}

const day = 1_440
const tenYears = 3_650 * day

type Lifetimes = Pick<AppChoices, 'refreshToken' | 'accessToken' | 'idToken'>

/** What is wrong with how long tokens live, by field below `path`. */
export function lifetimeProblems(path: string, lifetimes: Lifetimes): readonly Finding[] {
  const refresh = minutesOf(lifetimes.refreshToken)
  const short = (['accessToken', 'idToken'] as const).map((token): Finding => {
    const minutes = minutesOf(lifetimes[token])
    return [`${path}.${token}`, rangeProblem(minutes, 5, day, 'shortTokenRange') ?? aboveProblem(minutes, refresh)]
  })
  return [[`${path}.refreshToken`, rangeProblem(refresh, 60, tenYears, 'refreshTokenRange')], ...short]
}

function rangeProblem(minutes: number | undefined, least: number, most: number, key: Problem['key']) {
  if (minutes === undefined) return problem('durationWrong')
  return minutes >= least && minutes <= most ? undefined : problem(key)
}

function aboveProblem(minutes = 0, refresh = Number.POSITIVE_INFINITY): Problem | undefined {
  return minutes > refresh ? problem('shortTokenAboveRefresh') : undefined
}

/** To the API an empty list means the default one: nothing at all can't be said. */
function permissionProblems(choices: Choices): readonly Finding[] {
  const rows = permissionRows(choices)
  return [
    ['app.readable', rows.some((row) => row.readable) ? undefined : problem('nothingReadable')],
    ['app.writable', rows.some((row) => row.writable) ? undefined : problem('nothingWritable')],
  ]
}

function hostedUiProblems(app: AppChoices): readonly Finding[] {
  const noCallback = app.callbackUrls.every((url) => url.trim() === '')
  return [
    ...(noCallback
      ? ([['app.callbackUrls.0', problem('callbackUrlMissing')]] as const)
      : urlListProblems('app.callbackUrls', app.callbackUrls)),
    ...urlListProblems('app.signOutUrls', app.signOutUrls),
    ['app.grants', grantsProblem(app)],
    ['app.scopes', scopesProblem(app)],
  ]
}

function grantsProblem({ grants, generateSecret }: AppChoices): Problem | undefined {
  if (grants.length === 0) return problem('grantMissing')
  if (!grants.includes('client_credentials')) return undefined
  if (grants.length > 1) return problem('clientCredentialsWithOthers')
  return generateSecret ? problem('clientCredentialsNeedScope') : problem('clientCredentialsNeedSecret')
}

function scopesProblem({ scopes }: AppChoices): Problem | undefined {
  if (scopes.length === 0) return problem('scopeMissing')
  const needsOpenId = scopes.some((scope) => scope === 'email' || scope === 'phone' || scope === 'profile')
  return needsOpenId && !scopes.includes('openid') ? problem('scopeNeedsOpenId') : undefined
}
