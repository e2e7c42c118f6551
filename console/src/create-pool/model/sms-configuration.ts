import type { SmsConfigurationType } from '@aws-sdk/client-cognito-identity-provider'
import type { Choices } from './choices.ts'

/** In whose name the pool sends SMS. */
export function smsConfiguration({ delivery }: Choices): SmsConfigurationType {
  return {
    SnsCallerArn: delivery.smsRoleArn.trim(),
    ExternalId: delivery.smsExternalId.trim(),
    SnsRegion: delivery.smsRegion.trim(),
  }
}
