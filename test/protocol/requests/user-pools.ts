import { newSignInLink } from '#flows/sign-in-link.ts'
import { createApplicant, createOtherPool, fresh, type Requests } from './pool-world.ts'

export const userPoolRequests = {
  async AddCustomAttributes(world) {
    const CustomAttributes = [{ Name: 'team', AttributeDataType: 'String', Mutable: true }] as const
    return { UserPoolId: await createOtherPool(world), CustomAttributes: [...CustomAttributes] }
  },
  async CreateUserPool() {
    return {
      PoolName: fresh('pool'),
      Policies: { PasswordPolicy: { MinimumLength: 8, RequireNumbers: true } },
      AutoVerifiedAttributes: ['email'],
      EmailVerificationSubject: 'Your code',
      Schema: [{ Name: 'team', AttributeDataType: 'String', Mutable: true }],
      UserPoolTags: { stage: 'test' },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: 'verified_email' }] },
      UsernameConfiguration: { CaseSensitive: true },
    }
  },
  async DeleteUserPool(world) {
    return { UserPoolId: await createOtherPool(world) }
  },
  async DescribeUserPool({ poolId }) {
    return { UserPoolId: poolId }
  },
  async DescribeServer() {
    return {}
  },
  async GetMessage(world) {
    await createApplicant(world)
    const { Messages } = await world.server.call('ListMessages', { UserPoolId: world.poolId, MaxResults: 1 })
    return { UserPoolId: world.poolId, MessageId: Messages[0]?.MessageId ?? '' }
  },
  async GetUserPoolExtensions({ poolId }) {
    return { UserPoolId: poolId }
  },
  async GetUserPoolMfaConfig({ poolId }) {
    return { UserPoolId: poolId }
  },
  async GetUserPoolSessionConfiguration({ poolId }) {
    return { UserPoolId: poolId }
  },
  async ListMessages({ poolId }) {
    return { UserPoolId: poolId, MaxResults: 10 }
  },
  async ListTagsForResource({ poolArn }) {
    return { ResourceArn: poolArn }
  },
  async ListUserPools() {
    return { MaxResults: 10 }
  },
  async RedeemSignInLink({ server: { services } }) {
    const { publicUrl } = services.settings
    const link = newSignInLink(services, publicUrl, services.accessKey()?.accessKeyId ?? '')
    return { Token: link.slice(link.indexOf('=') + 1) }
  },
  async SetUserPoolExtensions(world) {
    return { UserPoolId: await createOtherPool(world), RateLimits: { UserCreation: 10 } }
  },
  async SetUserPoolMfaConfig(world) {
    const SoftwareTokenMfaConfiguration = { Enabled: true }
    return { UserPoolId: await createOtherPool(world), SoftwareTokenMfaConfiguration, MfaConfiguration: 'OPTIONAL' }
  },
  async SetUserPoolSessionConfiguration(world) {
    return {
      UserPoolId: await createOtherPool(world),
      UserSessionTracking: 'ENABLED',
      TokenSession: { MaxPerUser: 5 },
    }
  },
  async TagResource({ poolArn }) {
    return { ResourceArn: poolArn, Tags: { stage: 'test' } }
  },
  async UntagResource({ poolArn }) {
    return { ResourceArn: poolArn, TagKeys: ['stage'] }
  },
  async UpdateUserPool(world) {
    return {
      UserPoolId: await createOtherPool(world),
      Policies: { PasswordPolicy: { MinimumLength: 10 } },
      UserPoolTags: { stage: 'test' },
    }
  },
} satisfies Requests
