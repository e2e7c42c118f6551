import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  AdminGetUserCommand,
  type CognitoIdentityProviderClient,
  InitiateAuthCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { type RunningServer, startRunningServer } from '#test/support/running-server.ts'
import { sdkOf } from './sdk-world.ts'
import { configuredResources, missingTerraform, nothing, openTerraform, type Terraform } from './terraform-world.ts'

/** Terraform with its AWS provider, where the machine has both: everything in `terraform/` is made, changed, found unchanged and taken away. */

type Made = Readonly<Record<'pool' | 'client' | 'secret', string>>

/** What Terraform can't change, or is told not to. */
const unchangeable = ['aws_cognito_user.ben', 'aws_cognito_user_in_group.ada', 'aws_cognito_user_pool_client.service']

describe('Terraform', { skip: missingTerraform() }, () => {
  let server: RunningServer
  let sdk: CognitoIdentityProviderClient
  let terraform: Terraform
  let everything: readonly string[]
  let made: Made

  before(async () => {
    server = await startRunningServer()
    sdk = sdkOf(server)
    everything = await configuredResources()
    terraform = await openTerraform(server)
  })
  after(async () => {
    sdk?.destroy()
    await terraform?.close()
    await server?.close()
  })

  const signIn = (PASSWORD: string) =>
    sdk.send(
      new InitiateAuthCommand({
        ClientId: made.client,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'ada', PASSWORD },
      }),
    )
  const ada = async () => {
    const { Enabled, UserAttributes = [] } = await sdk.send(
      new AdminGetUserCommand({ UserPoolId: made.pool, Username: 'ada' }),
    )
    const { sub: _sub, ...attributes } = Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value]))
    return { Enabled, attributes }
  }

  test('makes everything', async () => {
    assert.deepEqual(await terraform.apply(), { ...nothing, created: everything })
    made = (await terraform.output('made')) as Made
    assert.ok((await signIn('Correct-horse-7')).AuthenticationResult?.AccessToken)
    assert.deepEqual(await ada(), {
      Enabled: true,
      attributes: { email: 'ada@example.com', email_verified: 'true', 'custom:plan': 'gold', 'custom:seats': '5' },
    })
  })

  test('finds it as it left it', async () => {
    assert.equal(await terraform.differences(), '')
  })

  test('reads it as data', async () => {
    const { certificate, pools, ...seen } = (await terraform.output('seen')) as Record<string, unknown>
    assert.match(`${certificate}`, /^MII[\w+/]+=*$/)
    assert.deepEqual(pools, [made.pool])
    assert.deepEqual(seen, {
      secret: made.secret,
      clients: ['machine', 'rotating', 'service-7f3a', 'web'],
      custom_attributes: ['custom:beta', 'custom:plan', 'custom:seats', 'custom:since'],
      groups: ['admins', 'minimal'],
      precedence: 2,
      token_trigger: 'arn:aws:lambda:us-east-1:123456789012:function:token',
      user_statuses: ['CONFIRMED', 'FORCE_CHANGE_PASSWORD', 'FORCE_CHANGE_PASSWORD'],
    })
  })

  test('changes everything in place', async () => {
    await terraform.changeConfiguration()
    const updated = everything.filter((address) => !unchangeable.includes(address))
    assert.deepEqual(await terraform.apply(), { ...nothing, updated })
    assert.deepEqual(await ada(), {
      Enabled: false,
      attributes: { email: 'ada@example.com', email_verified: 'true', name: 'Ada', 'custom:seats': '6' },
    })
  })

  test('finds it as it changed it, what is imported too', async () => {
    const [pool, client] = ['aws_cognito_user_pool.rich', 'aws_cognito_user_pool_client.web']
    await terraform.importAgain({ [pool]: made.pool, [client]: `${made.pool}/${made.client}` })
    assert.deepEqual(await terraform.apply(), { ...nothing, imported: [pool, client] })
  })

  test('leaves nothing', async () => {
    assert.deepEqual(await terraform.destroy(), { ...nothing, deleted: everything })
    assert.deepEqual((await sdk.send(new ListUserPoolsCommand({ MaxResults: 60 }))).UserPools, [])
  })
})
