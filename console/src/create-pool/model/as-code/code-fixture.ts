import { goodChoices } from '../choices-fixture.ts'
import { inputOf, type PlannedCall, type Told } from '../planned-call.ts'
import { type PoolRequests, requestsOf } from '../requests.ts'

export const target = { region: 'eu-west-1', endpoint: 'http://localhost:9750' }

/** What every form of code has to make, by what is special about it. */
export const goodRequests: Readonly<Record<string, PoolRequests>> = Object.fromEntries(
  Object.entries(goodChoices).map(([name, choices]) => [name, requestsOf(choices)]),
)

export type MadeCall = { readonly operation: string; readonly input: unknown }

/** The calls as a server would get them when earlier answers told this. */
export function madeCalls(calls: readonly PlannedCall[], told: Told): readonly MadeCall[] {
  return calls.map((call) => ({ operation: call.operation, input: plain(inputOf(call, told)) }))
}

/** As it stands on the wire: what is undefined isn't there. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
