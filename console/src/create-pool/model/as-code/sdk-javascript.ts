import type { Learned, OperationName, PlannedCall } from '../planned-call.ts'
import type { Target } from './target.ts'

/** The calls as an ES module for the AWS SDK for JavaScript, version 3. */
export function sdkJavaScript(calls: readonly PlannedCall[], { region, endpoint }: Target): string {
  const commands = [...new Set(calls.map(({ operation }) => `${operation}Command`))].sort()
  return [
    'import {',
    ...['CognitoIdentityProviderClient', ...commands].map((name) => `  ${name},`),
    "} from '@aws-sdk/client-cognito-identity-provider'",
    '',
    `const client = new CognitoIdentityProviderClient(${literal({ region, endpoint })})`,
    ...calls.flatMap((call) => ['', ...statementsOf(call)]),
    '',
  ].join('\n')
}

/** What later calls need of an answer. */
const kept: Readonly<Partial<Record<OperationName, { name: string; answer: string; path: string }>>> = {
  CreateUserPool: { name: 'poolId', answer: 'UserPool', path: 'UserPool.Id' },
  CreateUserPoolClient: { name: 'clientId', answer: 'UserPoolClient', path: 'UserPoolClient.ClientId' },
}

const values: Readonly<Record<Learned, string>> = {
  poolId: 'poolId',
  clientId: 'clientId',
  domainPrefix: "poolId.replace('_', '').toLowerCase().replaceAll('aws', 'a-ws')",
}

function statementsOf({ operation, input, fill }: PlannedCall): readonly string[] {
  const filled = Object.entries(fill).map(([member, learned]) => [member, new Code(values[learned])] as const)
  const call = `await client.send(new ${operation}Command(${literal(Object.fromEntries([...filled, ...Object.entries(input)]))}))`
  const answer = kept[operation]
  if (!answer) return [call]
  return [
    `const { ${answer.answer} } = ${call}`,
    `const ${answer.name} = ${answer.path}`,
    `console.log('${answer.path}', ${answer.name})`,
  ]
}

/** An expression that stands among values. */
class Code {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** A value as a JavaScript literal, its members one per line. */
function literal(value: unknown, indent = ''): string {
  if (value instanceof Code) return value.text
  if (typeof value === 'string') return stringLiteral(value)
  if (typeof value !== 'object' || value === null) return String(value)
  const inner = `${indent}  `
  if (Array.isArray(value))
    return block(
      '[',
      value.map((item) => literal(item, inner)),
      ']',
      indent,
    )
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return block(
    '{',
    members.map(([name, member]) => `${keyOf(name)}: ${literal(member, inner)}`),
    '}',
    indent,
  )
}

function block(open: string, parts: readonly string[], close: string, indent: string): string {
  if (parts.length === 0) return `${open}${close}`
  return `${open}\n${parts.map((part) => `${indent}  ${part},\n`).join('')}${indent}${close}`
}

function stringLiteral(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll(String.raw`\"`, '"')
  return `'${inner.replaceAll("'", String.raw`\'`)}'`
}

function keyOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : stringLiteral(name)
}
