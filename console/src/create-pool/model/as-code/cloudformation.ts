import type { PoolRequests } from '../requests.ts'
import { Reference, yamlText } from './yaml.ts'

/** The pool as a CloudFormation template. Its names differ from those of the API in a few places. */
export function cloudFormationTemplate(requests: PoolRequests): string {
  const { pool, mfa, domain, client } = requests
  const UserPoolId = new Reference('UserPool')
  const resource = (type: string, Properties: object) => ({ Type: `AWS::Cognito::${type}`, Properties })
  const { PoolName, MfaConfiguration, ...samePool } = pool
  return yamlText({
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: {
      UserPool: resource('UserPool', {
        UserPoolName: PoolName,
        MfaConfiguration: mfa?.MfaConfiguration ?? MfaConfiguration,
        EnabledMfas: enabledMfas(requests),
        EmailAuthenticationSubject: mfa?.EmailMfaConfiguration?.Subject,
        EmailAuthenticationMessage: mfa?.EmailMfaConfiguration?.Message,
        ...samePool,
      }),
      UserPoolDomain: domain && resource('UserPoolDomain', { UserPoolId, ...domain }),
      UserPoolClient: resource('UserPoolClient', { UserPoolId, ...client }),
    },
    Outputs: {
      UserPoolId: { Value: UserPoolId },
      UserPoolClientId: { Value: new Reference('UserPoolClient') },
    },
  })
}

/** One list stands for all of SetUserPoolMfaConfig, and for the SMS that CreateUserPool switches on by itself. */
function enabledMfas({ pool, mfa }: PoolRequests): readonly string[] | undefined {
  if (!mfa) return pool.MfaConfiguration === 'OFF' ? undefined : ['SMS_MFA']
  return [
    ...(mfa.SmsMfaConfiguration ? ['SMS_MFA'] : []),
    ...(mfa.SoftwareTokenMfaConfiguration ? ['SOFTWARE_TOKEN_MFA'] : []),
    ...(mfa.EmailMfaConfiguration ? ['EMAIL_OTP'] : []),
  ]
}
