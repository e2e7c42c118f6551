import assert from 'node:assert/strict'
import { execFile, execFileSync } from 'node:child_process'
import { after, before, describe, test } from 'node:test'
import { promisify } from 'node:util'
import { type RunningServer, region, startRunningServer } from '#test/support/running-server.ts'
import { claimsIn, password, present } from './sdk-world.ts'
import { outboxOf } from './signed-request.ts'

/** Programs of the command line, where the machine has them. */

const run = promisify(execFile)
const timeout = 60_000

/** Why a program can't be used, or false. */
function missing(program: string, works: (version: string) => boolean): string | false {
  try {
    const version = execFileSync(program, ['--version'], {
      encoding: 'utf8',
      timeout,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return works(version) ? false : `${program} is too old: ${version.split('\n', 1)[0]}`
  } catch {
    return `this machine has no working ${program}`
  }
}

const noAws = missing('aws', (version) => /^aws-cli\/[12]\./.test(version))
const noCurl = missing('curl', (version) => {
  const [, major = 0, minor = 0] = (/^curl (\d+)\.(\d+)/.exec(version) ?? []).map(Number)
  // --aws-sigv4 came with 7.75.
  return major > 7 || (major === 7 && minor >= 75)
})

let server: RunningServer
before(async () => {
  server = await startRunningServer()
})
after(() => server?.close())

function environment({ accessKeyId, secretAccessKey } = server.accessKey): NodeJS.ProcessEnv {
  const { AWS_PROFILE: _profile, AWS_SESSION_TOKEN: _token, ...inherited } = process.env
  return {
    ...inherited,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_DEFAULT_REGION: region,
    AWS_REGION: region,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    AWS_MAX_ATTEMPTS: '1',
    NO_PROXY: '127.0.0.1,localhost',
  }
}

async function aws<T = Record<string, unknown>>(operation: string, ...options: string[]): Promise<T> {
  const fixed = ['--endpoint-url', server.url, '--output', 'json']
  const { stdout } = await run('aws', ['cognito-idp', operation, ...options, ...fixed], { env: environment(), timeout })
  return (stdout.trim() === '' ? {} : JSON.parse(stdout)) as T
}

/** What the CLI says of a refusal. */
async function refusal(operation: string, ...options: string[]): Promise<string> {
  try {
    await aws(operation, ...options)
  } catch (error) {
    return String((error as { stderr?: string }).stderr)
  }
  return assert.fail(`${operation} was not refused`)
}

describe('the AWS CLI, with --endpoint-url', { skip: noAws }, () => {
  test('a user pool from its creation to the first sign-in', async () => {
    const { UserPool } = await aws<{ UserPool: { Id: string; CreationDate: unknown } }>(
      'create-user-pool',
      ...['--pool-name', 'people', '--auto-verified-attributes', 'email'],
    )
    const pool = ['--user-pool-id', UserPool.Id]
    const { UserPoolClient } = await aws<{ UserPoolClient: { ClientId: string } }>(
      'create-user-pool-client',
      ...[...pool, '--client-name', 'app'],
      ...['--explicit-auth-flows', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    )
    const client = ['--client-id', UserPoolClient.ClientId]

    // Both of these and initiate-auth go unsigned: the CLI knows that they are public.
    const signedUp = await aws<{ UserConfirmed: boolean; UserSub: string }>(
      'sign-up',
      ...[...client, '--username', 'ada', '--password', password],
      ...['--user-attributes', 'Name=email,Value=ada@people.example'],
    )
    assert.equal(signedUp.UserConfirmed, false)
    const [message] = await outboxOf(server, UserPool.Id)
    await aws('confirm-sign-up', ...client, '--username', 'ada', '--confirmation-code', present(message?.Code))
    const signIn = (typed: string) => [
      ...[...client, '--auth-flow', 'USER_PASSWORD_AUTH'],
      ...['--auth-parameters', `USERNAME=ada,PASSWORD=${typed}`],
    ]
    const { AuthenticationResult } = await aws<{ AuthenticationResult: { AccessToken: string } }>(
      'initiate-auth',
      ...signIn(password),
    )
    assert.equal(claimsIn(AuthenticationResult.AccessToken).sub, signedUp.UserSub)

    const seen = await aws<{ UserStatus: string; UserCreateDate: string | number }>(
      'admin-get-user',
      ...[...pool, '--username', 'ada'],
    )
    assert.equal(seen.UserStatus, 'CONFIRMED')
    // Version 1 prints seconds since 1970 as they come, version 2 ISO 8601.
    const { UserCreateDate } = seen
    const created = typeof UserCreateDate === 'number' ? UserCreateDate * 1_000 : Date.parse(UserCreateDate)
    assert.ok(Math.abs(created - Date.now()) < 60_000, `${UserCreateDate}`)
    const described = await aws<{ UserPool: { Name: string } }>('describe-user-pool', ...pool)
    assert.equal(described.UserPool.Name, 'people')

    const [wrongPassword, unknownUser] = await Promise.all([
      refusal('initiate-auth', ...signIn('Wrong-horse-7')),
      refusal('admin-get-user', ...pool, '--username', 'nobody'),
    ])
    assert.match(
      wrongPassword,
      /\(NotAuthorizedException\) when calling the InitiateAuth operation: Incorrect username or password\./,
    )
    assert.match(
      unknownUser,
      /\(UserNotFoundException\) when calling the AdminGetUser operation: User does not exist\./,
    )
  })

  test('the pages of a list are put together', async () => {
    const { UserPool } = await aws<{ UserPool: { Id: string } }>('create-user-pool', '--pool-name', 'paged')
    const pool = ['--user-pool-id', UserPool.Id]
    await Promise.all(['one', 'two'].map((name) => aws('create-user-pool-client', ...pool, '--client-name', name)))
    const { UserPoolClients } = await aws<{ UserPoolClients: { ClientName: string }[] }>(
      'list-user-pool-clients',
      ...[...pool, '--page-size', '1'],
    )
    assert.deepEqual(UserPoolClients.map(({ ClientName }) => ClientName).toSorted(), ['one', 'two'])
  })
})

test('curl --aws-sigv4 reads the outbox, as the welcome text says', { skip: noCurl }, async () => {
  const curl = async (secret: string) => {
    const { stdout } = await run(
      'curl',
      [
        ...['--silent', '--noproxy', '*', '--aws-sigv4', `aws:amz:${region}:lifeguard`],
        ...['--user', `${server.accessKey.accessKeyId}:${secret}`],
        ...['-H', 'Content-Type: application/x-amz-json-1.1', '-H', 'X-Amz-Target: Lifeguard.ListMessages'],
        ...['-d', '{}', `${server.url}/`],
      ],
      { timeout },
    )
    return JSON.parse(stdout) as { Messages?: unknown[]; __type?: string }
  }
  assert.ok(Array.isArray((await curl(server.accessKey.secretAccessKey)).Messages))
  assert.equal((await curl('wrong'.repeat(8))).__type, 'InvalidSignatureException')
})
