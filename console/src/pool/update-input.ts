import type { UpdateUserPoolCommandInput, UserPoolType } from '@aws-sdk/client-cognito-identity-provider'

/** Every member that UpdateUserPool takes, as DescribeUserPool gives it: what is left out would be reset. */
export function updateInputOf(pool: UserPoolType): Omit<UpdateUserPoolCommandInput, 'UserPoolId'> {
  return {
    PoolName: pool.Name,
    Policies: pool.Policies,
    DeletionProtection: pool.DeletionProtection,
    LambdaConfig: pool.LambdaConfig,
    AutoVerifiedAttributes: pool.AutoVerifiedAttributes,
    SmsVerificationMessage: pool.SmsVerificationMessage,
    EmailVerificationMessage: pool.EmailVerificationMessage,
    EmailVerificationSubject: pool.EmailVerificationSubject,
    VerificationMessageTemplate: pool.VerificationMessageTemplate,
    SmsAuthenticationMessage: pool.SmsAuthenticationMessage,
    UserAttributeUpdateSettings: pool.UserAttributeUpdateSettings,
    MfaConfiguration: pool.MfaConfiguration,
    DeviceConfiguration: pool.DeviceConfiguration,
    EmailConfiguration: pool.EmailConfiguration,
    SmsConfiguration: pool.SmsConfiguration,
    UserPoolTags: pool.UserPoolTags,
    AdminCreateUserConfig: adminCreateUserConfig(pool),
    UserPoolAddOns: pool.UserPoolAddOns,
    AccountRecoverySetting: pool.AccountRecoverySetting,
    UserPoolTier: pool.UserPoolTier,
    KeyConfiguration: pool.KeyConfiguration,
    IssuerConfiguration: pool.IssuerConfiguration,
    DcrConfiguration: pool.DcrConfiguration,
    AcrConfiguration: pool.AcrConfiguration,
  }
}

/** The older of two names for the life of a temporary password is described, but refused beside the newer one. */
function adminCreateUserConfig({ AdminCreateUserConfig }: UserPoolType): UserPoolType['AdminCreateUserConfig'] {
  if (!AdminCreateUserConfig) return undefined
  const { UnusedAccountValidityDays: _older, ...rest } = AdminCreateUserConfig
  return rest
}
