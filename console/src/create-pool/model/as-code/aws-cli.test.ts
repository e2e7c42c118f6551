import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import type { PlannedCall } from '../planned-call.ts'
import { initialQuickChoices, quickCalls, withQuickAppType } from '../quick-setup.ts'
import { callsOf } from '../requests.ts'
import { awsCliScript } from './aws-cli.ts'
import { goodRequests, type MadeCall, madeCalls, target } from './code-fixture.ts'

const told = { poolId: 'eu-west-1_AwScd1aws', clientId: 'client1' }

/** Stands for the AWS CLI: writes down what it was called with, one NUL after each word, and answers as `--output text` does. */
const standIn = `aws() {
  { printf '%s\\0' "$AWS_REGION" "$AWS_DEFAULT_REGION" "$AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER" "$#" "$@"; } >&3
  case "$2" in create-user-pool) echo ${told.poolId} ;; create-user-pool-client) echo ${told.clientId} ;; esac
}
`

function run(script: string): { calls: readonly MadeCall[]; output: string } {
  const stdio = ['pipe', 'pipe', 'pipe', 'pipe'] as const
  const { status, output, stderr } = spawnSync('bash', ['-s'], { input: standIn + script, stdio: [...stdio] })
  assert.equal(status, 0, String(stderr))
  const words = String(output[3]).split('\0').slice(0, -1)
  const calls: MadeCall[] = []
  while (words.length > 0) {
    const [region, sameRegion, endpoint, count] = words.splice(0, 4)
    assert.equal(sameRegion, region)
    assert.deepEqual({ region, endpoint }, target)
    calls.push(callOf(words.splice(0, Number(count))))
  }
  return { calls, output: String(output[1]) }
}

/** Reads the command line as the AWS CLI does: an option wins over the same member of the JSON. */
function callOf([service, command = '', ...words]: readonly string[]): MadeCall {
  assert.equal(service, 'cognito-idp')
  const options = new Map<string, string>()
  for (let at = 0; at < words.length; at += 2) options.set(words[at] ?? '', words[at + 1] ?? '')
  const { '--cli-input-json': json = '{}', '--query': _, '--output': __, ...members } = Object.fromEntries(options)
  const given = Object.entries(members).map(([option, value]) => [pascalCase(option.slice(2)), value])
  return { operation: pascalCase(command), input: { ...JSON.parse(json), ...Object.fromEntries(given) } }
}

const pascalCase = (name: string) => name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())

function check(calls: readonly PlannedCall[]) {
  const made = run(awsCliScript(calls, target))
  assert.deepEqual(made.calls, madeCalls(calls, told))
  assert.equal(made.output, `UserPool.Id ${told.poolId}\nUserPoolClient.ClientId ${told.clientId}\n`)
}

for (const [name, requests] of Object.entries(goodRequests)) {
  test(`the script makes the same pool: ${name}`, () => check(callsOf(requests)))
}

for (const appType of ['web', 'm2m'] as const) {
  test(`the script makes the same as quick setup: ${appType}`, () =>
    check(quickCalls(withQuickAppType(initialQuickChoices('x1'), appType))))
}

test('the script ends at the first command that fails', () => {
  const calls = callsOf(goodRequests['plain Next everywhere'] ?? assert.fail())
  const script = `aws() { echo called >&2; return 9; }\n${awsCliScript(calls, target)}`
  const { status, stderr } = spawnSync('bash', ['-s'], { input: script })
  assert.deepEqual([status, String(stderr)], [9, 'called\n'])
})
