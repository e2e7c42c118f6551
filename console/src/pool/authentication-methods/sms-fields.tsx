import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { TextField } from '#create-pool/fields.tsx'
import { texts } from '#texts/texts.ts'
import { DeliveryNote } from './delivery-note.tsx'

const labels = texts.createPool.delivery

export type SmsFieldsProps = {
  /** Whether the pool has no sender of SMS yet. */
  readonly isNew: boolean
}

/** Who sends the SMS of a pool. */
export function SmsFields({ isNew }: SmsFieldsProps) {
  return (
    <SpaceBetween size="l">
      {isNew && <Alert type="warning">{labels.smsAlert}</Alert>}
      <TextField section="delivery" name="smsRoleArn" label={labels.role} description={labels.roleLine} />
      <TextField section="delivery" name="smsExternalId" label={labels.externalId} />
      <TextField section="delivery" name="smsRegion" label={labels.region} />
      <DeliveryNote medium="sms" />
    </SpaceBetween>
  )
}
