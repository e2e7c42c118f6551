import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PoolRequests } from '../requests.ts'
import { goodRequests, plain, target } from './code-fixture.ts'
import { type HclBlock, type HclBody, readHcl } from './hcl-fixture.ts'
import { terraformConfiguration } from './terraform.ts'

/** What the AWS provider calls by other names than the API, and where it keeps them. */
const poolNames: Readonly<Record<string, string>> = {
  name: 'PoolName',
  tags: 'UserPoolTags',
  from_email_address: 'From',
}
const clientNames: Readonly<Record<string, string>> = {
  name: 'ClientName',
  callback_urls: 'CallbackURLs',
  logout_urls: 'LogoutURLs',
  allowed_oauth_flows: 'AllowedOAuthFlows',
  allowed_oauth_flows_user_pool_client: 'AllowedOAuthFlowsUserPoolClient',
  allowed_oauth_scopes: 'AllowedOAuthScopes',
}
const pascalCase = (name: string) => name.replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())

type Names = Readonly<Record<string, string>>

function argumentsOf({ arguments: found }: HclBody, names: Names = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [names[name] ?? pascalCase(name), value]))
}

const blocksOf = ({ blocks }: HclBody, ...labels: readonly string[]): readonly HclBlock[] =>
  blocks.filter((each) => labels.every((label, index) => each.labels[index] === label))

const blockOf = (body: HclBody, ...labels: readonly string[]): HclBody | undefined => blocksOf(body, ...labels)[0]?.body

/** What the provider would ask the API for. */
function requestsIn(file: HclBody): PoolRequests {
  const pool = blockOf(file, 'resource', 'aws_cognito_user_pool', 'pool') ?? assert.fail('No pool')
  const client = blockOf(file, 'resource', 'aws_cognito_user_pool_client', 'client') ?? assert.fail('No client')
  const domain = blockOf(file, 'resource', 'aws_cognito_user_pool_domain', 'domain')
  const { mfa, ...settings } = poolIn(pool)
  const { UserPoolId, ...app } = argumentsOf(client, clientNames)
  assert.deepEqual(UserPoolId, { reference: 'aws_cognito_user_pool.pool.id' })
  const units = argumentsOf(blockOf(client, 'token_validity_units') ?? assert.fail('No units'))
  const made = {
    pool: settings,
    mfa,
    domain: domain && domainIn(domain),
    client: { ...app, TokenValidityUnits: units },
  }
  return plain(made) as PoolRequests
}

function poolIn(body: HclBody) {
  const nested = (label: string) => {
    const found = blockOf(body, label)
    return found && argumentsOf(found, poolNames)
  }
  const { MfaConfiguration, ...settings } = argumentsOf(body, poolNames)
  const recovery = blockOf(body, 'account_recovery_setting')
  const schema = blocksOf(body, 'schema').map((each) => attributeIn(each.body))
  const app = nested('software_token_mfa_configuration')
  const email = nested('email_mfa_configuration')
  assert.notDeepEqual(email, {}, 'The provider ignores an empty block')
  const sms = smsIn(body)
  const needsCall = app !== undefined || email !== undefined
  return {
    ...settings,
    MfaConfiguration: needsCall ? 'OFF' : MfaConfiguration,
    UsernameConfiguration: nested('username_configuration'),
    Policies: { PasswordPolicy: nested('password_policy') },
    AccountRecoverySetting: recovery && {
      RecoveryMechanisms: recovery.blocks.map((each) => argumentsOf(each.body)),
    },
    AdminCreateUserConfig: nested('admin_create_user_config'),
    UserAttributeUpdateSettings: nested('user_attribute_update_settings') ?? {
      AttributesRequireVerificationBeforeUpdate: [],
    },
    Schema: schema.length > 0 ? schema : undefined,
    EmailConfiguration: nested('email_configuration'),
    SmsConfiguration: sms,
    VerificationMessageTemplate: nested('verification_message_template'),
    mfa: needsCall
      ? {
          MfaConfiguration,
          // The provider names every factor that is configured.
          SmsMfaConfiguration: sms && { SmsConfiguration: sms },
          SoftwareTokenMfaConfiguration: app,
          EmailMfaConfiguration: email,
        }
      : undefined,
  }
}

function smsIn(body: HclBody) {
  const found = blockOf(body, 'sms_configuration')
  return found && argumentsOf(found)
}

/** Required attributes are standard ones: their limits are Cognito's, and the request leaves them out. */
function attributeIn(body: HclBody) {
  const text = blockOf(body, 'string_attribute_constraints')
  const number = blockOf(body, 'number_attribute_constraints')
  const { Required, ...attribute } = argumentsOf(body)
  assert.ok(text || number, 'The provider wants limits')
  if (Required) return { ...attribute, Required }
  return {
    ...attribute,
    ...(text && { StringAttributeConstraints: argumentsOf(text) }),
    ...(number && { NumberAttributeConstraints: argumentsOf(number) }),
  }
}

function domainIn(body: HclBody) {
  const { UserPoolId, CertificateArn, ...domain } = argumentsOf(body)
  assert.deepEqual(UserPoolId, { reference: 'aws_cognito_user_pool.pool.id' })
  return { ...domain, ...(CertificateArn !== undefined && { CustomDomainConfig: { CertificateArn } }) }
}

/** What no configuration of the provider can say. */
const beyond = ['MFA required by email', 'MFA by app beside SMS for verification']

for (const [name, requests] of Object.entries(goodRequests).filter(([name]) => !beyond.includes(name))) {
  test(`the configuration makes the same pool: ${name}`, () => {
    assert.deepEqual(requestsIn(readHcl(terraformConfiguration(requests, target))), plain(requests))
  })
}

test('a pool that the provider can’t make is made with a word about the difference', () => {
  const commented = Object.entries(goodRequests).flatMap(([name, requests]) =>
    /^\s*#/m.test(terraformConfiguration(requests, target)) ? [name] : [],
  )
  assert.deepEqual(commented, beyond)
})

test('the provider talks to the server of the console', () => {
  const requests = goodRequests['plain Next everywhere'] ?? assert.fail()
  const provider = blockOf(readHcl(terraformConfiguration(requests, target)), 'provider', 'aws') ?? assert.fail()
  assert.equal(provider.arguments.region, 'eu-west-1')
  assert.equal(blockOf(provider, 'endpoints')?.arguments.cognitoidp, 'http://localhost:9750')
})

for (const [name, limits] of [
  ['birthdate', { MinLength: '10', MaxLength: '10' }],
  ['address', { MinLength: '0', MaxLength: '2048' }],
  ['updated_at', { MinValue: '0' }],
] as const) {
  test(`the limits of ${name} are the ones that the API shows`, () => {
    const file = readHcl(terraformConfiguration(goodRequests.attributes ?? assert.fail(), target))
    const pool = blockOf(file, 'resource', 'aws_cognito_user_pool') ?? assert.fail()
    const schema = blocksOf(pool, 'schema').find(({ body }) => body.arguments.name === name)
    assert.deepEqual(
      schema?.body.blocks.map(({ body }) => argumentsOf(body)),
      [limits],
    )
  })
}
