import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as sdk from '@aws-sdk/client-cognito-identity-provider'
import type { PlannedCall } from '../planned-call.ts'
import { initialQuickChoices, quickCalls, withQuickAppType } from '../quick-setup.ts'
import { callsOf } from '../requests.ts'
import { goodRequests, type MadeCall, madeCalls, plain, target } from './code-fixture.ts'
import { sdkJavaScript } from './sdk-javascript.ts'

const told = { poolId: 'eu-west-1_AwScd1aws', clientId: 'client1' }
const importing = /^import \{([^}]*)\} from '@aws-sdk\/client-cognito-identity-provider'\n/

/** Runs the module with a client that answers by itself. The commands are the ones of the SDK. */
async function run(text: string): Promise<readonly MadeCall[]> {
  const made: MadeCall[] = []
  class StandIn {
    constructor(options: unknown) {
      assert.deepEqual(options, target)
    }
    send(command: { input: unknown; constructor: { name: string } }) {
      made.push({ operation: command.constructor.name.replace(/Command$/, ''), input: plain(command.input) })
      return Promise.resolve({ UserPool: { Id: told.poolId }, UserPoolClient: { ClientId: told.clientId } })
    }
  }
  const names = importing.exec(text)?.[1]?.match(/\w+/g) ?? assert.fail('No import')
  const values = names.map((name) => (name === 'CognitoIdentityProviderClient' ? StandIn : Reflect.get(sdk, name)))
  assert.ok(values.every((value) => value !== undefined))
  const AsyncFunction = (async () => undefined).constructor
  const log = { log: () => undefined }
  const body = `'use strict'\n${text.replace(importing, '')}`
  await Reflect.construct(AsyncFunction, [...names, 'console', body])(...values, log)
  return made
}

const check = async (calls: readonly PlannedCall[]) =>
  assert.deepEqual(await run(sdkJavaScript(calls, target)), madeCalls(calls, told))

for (const [name, requests] of Object.entries(goodRequests)) {
  test(`the module makes the same pool: ${name}`, () => check(callsOf(requests)))
}

for (const appType of ['web', 'm2m'] as const) {
  test(`the module makes the same as quick setup: ${appType}`, () =>
    check(quickCalls(withQuickAppType(initialQuickChoices('x1'), appType))))
}
