import type { TimeUnitsType, UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider'
import type { Duration } from '#create-pool/model/choices.ts'
import { minutesOf, validityOf } from '#create-pool/model/durations.ts'

export type Token = 'refreshToken' | 'accessToken' | 'idToken'

/** For each token: its member of the API, of the units, the unit when none is said, and the length when none is set, in that unit. */
const members = {
  refreshToken: { validity: 'RefreshTokenValidity', units: 'RefreshToken', unit: 'days', byDefault: 30 },
  accessToken: { validity: 'AccessTokenValidity', units: 'AccessToken', unit: 'hours', byDefault: 1 },
  idToken: { validity: 'IdTokenValidity', units: 'IdToken', unit: 'hours', byDefault: 1 },
} as const

const tokens = ['refreshToken', 'accessToken', 'idToken'] as const satisfies readonly Token[]
const secondsOf = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 } as const satisfies Record<
  TimeUnitsType,
  number
>
const minutesPerDay = 1_440

type Lifetimes = Readonly<Record<Token, Duration>>

/** How long the tokens of an app client live, as the form shows it: in days and minutes, less than a minute left out. */
export function lifetimesOf(client: UserPoolClientType): Lifetimes {
  const [refreshToken, accessToken, idToken] = tokens.map((token) => durationOf(client, token))
  const none = { days: '0', minutes: '0' }
  return { refreshToken: refreshToken ?? none, accessToken: accessToken ?? none, idToken: idToken ?? none }
}

/** How long a token lives, in seconds. */
export function lifetimeSeconds(client: UserPoolClientType, token: Token): number {
  const { validity, units, unit, byDefault } = members[token]
  const usedUnit = client.TokenValidityUnits?.[units] ?? unit
  const length = client[validity]
  return length ? length * secondsOf[usedUnit] : byDefault * secondsOf[unit]
}

function durationOf(client: UserPoolClientType, token: Token): Duration {
  const minutes = Math.floor(lifetimeSeconds(client, token) / 60)
  const days = Math.floor(minutes / minutesPerDay)
  return { days: String(days), minutes: String(minutes - days * minutesPerDay) }
}

type LifetimeRequest = Pick<
  UserPoolClientType,
  'RefreshTokenValidity' | 'AccessTokenValidity' | 'IdTokenValidity' | 'TokenValidityUnits'
>

/** The same for the API. What was not changed of `seen` keeps its unit and its odd seconds. */
export function lifetimeRequest(lifetimes: Lifetimes, seen?: UserPoolClientType): LifetimeRequest {
  const before = seen && lifetimesOf(seen)
  const request = { TokenValidityUnits: {} as Record<string, TimeUnitsType> } as Record<string, unknown> & {
    TokenValidityUnits: Record<string, TimeUnitsType>
  }
  for (const token of tokens) {
    const { validity, units } = members[token]
    const isKept = before && minutesOf(before[token]) === minutesOf(lifetimes[token])
    const { value, unit: typedUnit } = validityOf(lifetimes[token])
    request[validity] = isKept ? seen?.[validity] : value
    const usedUnit = isKept ? seen?.TokenValidityUnits?.[units] : typedUnit
    if (usedUnit) request.TokenValidityUnits[units] = usedUnit
  }
  return request
}
