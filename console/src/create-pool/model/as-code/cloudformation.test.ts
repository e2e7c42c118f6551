import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PoolRequests } from '../requests.ts'
import { cloudFormationTemplate } from './cloudformation.ts'
import { goodRequests, plain } from './code-fixture.ts'
import { readYaml } from './yaml-fixture.ts'

type Resource = { Type: string; Properties: Record<string, unknown> }
type Template = {
  AWSTemplateFormatVersion: string
  Resources: Record<string, Resource>
  Outputs: Record<string, unknown>
}

/** What CloudFormation would ask the API for. */
function requestsIn({ Resources }: Template): PoolRequests {
  const { UserPool, UserPoolDomain, UserPoolClient } = Resources
  const made = {
    ...poolIn(propertiesOf(UserPool, 'AWS::Cognito::UserPool')),
    domain: UserPoolDomain && ofPool(propertiesOf(UserPoolDomain, 'AWS::Cognito::UserPoolDomain')),
    client: ofPool(propertiesOf(UserPoolClient, 'AWS::Cognito::UserPoolClient')),
  }
  return plain(made) as PoolRequests
}

function propertiesOf(resource: Resource | undefined, type: string) {
  assert.equal(resource?.Type, type)
  return resource?.Properties ?? assert.fail()
}

function ofPool({ UserPoolId, ...properties }: Record<string, unknown>) {
  assert.deepEqual(UserPoolId, { Ref: 'UserPool' })
  return properties
}

function poolIn(properties: Record<string, unknown>) {
  const { UserPoolName, EnabledMfas, MfaConfiguration, ...rest } = properties
  const { EmailAuthenticationSubject: Subject, EmailAuthenticationMessage: Message, ...same } = rest
  const factors = Array.isArray(EnabledMfas) ? EnabledMfas : []
  const needsCall = factors.some((factor) => factor !== 'SMS_MFA')
  const mfa = {
    MfaConfiguration,
    ...(factors.includes('SMS_MFA') && { SmsMfaConfiguration: { SmsConfiguration: same.SmsConfiguration } }),
    ...(factors.includes('SOFTWARE_TOKEN_MFA') && { SoftwareTokenMfaConfiguration: { Enabled: true } }),
    ...(factors.includes('EMAIL_OTP') && { EmailMfaConfiguration: { Subject, Message } }),
  }
  const pool = { ...same, PoolName: UserPoolName, MfaConfiguration: needsCall ? 'OFF' : MfaConfiguration }
  return { pool, mfa: needsCall ? mfa : undefined }
}

for (const [name, requests] of Object.entries(goodRequests)) {
  test(`the template makes the same pool: ${name}`, () => {
    const template = readYaml(cloudFormationTemplate(requests)) as Template
    assert.equal(template.AWSTemplateFormatVersion, '2010-09-09')
    assert.deepEqual(requestsIn(template), plain(requests))
    assert.deepEqual(template.Outputs, {
      UserPoolId: { Value: { Ref: 'UserPool' } },
      UserPoolClientId: { Value: { Ref: 'UserPoolClient' } },
    })
  })
}

for (const [methods, factors] of [
  ['MFA required by SMS', ['SMS_MFA']],
  ['MFA optional by everything', ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']],
  ['MFA by app beside SMS for verification', ['SOFTWARE_TOKEN_MFA']],
  ['plain Next everywhere', undefined],
] as const) {
  test(`the factors of a template: ${methods}`, () => {
    const template = readYaml(cloudFormationTemplate(goodRequests[methods] ?? assert.fail())) as Template
    assert.deepEqual(template.Resources.UserPool?.Properties.EnabledMfas, factors)
  })
}
