import type { Learned, OperationName, PlannedCall } from '../planned-call.ts'
import type { Target } from './target.ts'

/** The calls as a script for Bash and the AWS CLI, of version 1 or 2. */
export function awsCliScript(calls: readonly PlannedCall[], { region, endpoint }: Target): string {
  return [
    '#!/usr/bin/env bash',
    'set -euo pipefail',
    // Version 1 reads only the second, version 2 prefers the first.
    `export AWS_REGION=${quoted(region)} AWS_DEFAULT_REGION=${quoted(region)}`,
    `export AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER=${quoted(endpoint)}`,
    ...calls.flatMap((call) => ['', ...commandOf(call)]),
    '',
  ].join('\n')
}

/** Single quotes keep everything as it is, but themselves. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}

/** What later commands need of an answer. */
const kept: Readonly<Partial<Record<OperationName, { variable: string; query: string }>>> = {
  CreateUserPool: { variable: 'POOL_ID', query: 'UserPool.Id' },
  CreateUserPoolClient: { variable: 'CLIENT_ID', query: 'UserPoolClient.ClientId' },
}

const values: Readonly<Record<Learned, string>> = {
  poolId: '"$POOL_ID"',
  clientId: '"$CLIENT_ID"',
  domainPrefix: `"$(printf %s "$POOL_ID" | tr -d _ | tr '[:upper:]' '[:lower:]' | sed s/aws/a-ws/g)"`,
}

function commandOf({ operation, input, fill }: PlannedCall): readonly string[] {
  const options = [
    ...Object.entries(fill).map(([member, learned]) => `--${kebabCase(member)} ${values[learned]}`),
    `--cli-input-json ${quoted(JSON.stringify(input, null, 2))}`,
  ]
  const answer = kept[operation]
  const command = (last: readonly string[]) =>
    [`aws cognito-idp ${kebabCase(operation)}`, ...options, ...last].join(' \\\n  ')
  if (!answer) return [command([])]
  return [
    `${answer.variable}=$(${command([`--query ${answer.query}`, '--output text'])})`,
    `echo "${answer.query} $${answer.variable}"`,
  ]
}

/** `SetUserPoolMfaConfig` is `set-user-pool-mfa-config`. */
function kebabCase(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
}
