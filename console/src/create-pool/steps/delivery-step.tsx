import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { serverQuery } from '#api/server.ts'
import { Notice } from '#frame/notice.tsx'
import { texts } from '#texts/texts.ts'
import { TextField, TileField } from '../fields.tsx'
import { sesIsLeftForLater, showsSes, showsSms } from '../model/visible.ts'
import { useWizard } from '../wizard-context.ts'

const words = texts.createPool.delivery

export function DeliveryStep() {
  const { choices } = useWizard()
  return (
    <SpaceBetween size="l">
      <Container header={<Header description={words.emailLine}>{words.email}</Header>}>
        <SpaceBetween size="l">
          <TileField
            section="delivery"
            name="emailProvider"
            label={words.provider}
            help="emailProvider"
            options={[
              { value: 'ses', label: words.ses, description: words.sesLine },
              { value: 'cognito', label: words.cognito, description: words.cognitoLine },
            ]}
          />
          {showsSes(choices) ? <SesFields /> : <MailerNote />}
          <TextField
            section="delivery"
            name="replyTo"
            label={words.replyTo}
            placeholder={words.replyToPlaceholder}
            inputMode="email"
          />
        </SpaceBetween>
      </Container>
      {showsSms(choices) && <SmsFields />}
    </SpaceBetween>
  )
}

function MailerNote() {
  const { data: server } = useQuery(serverQuery())
  if (!server) return null
  return server.EmailDelivery === 'SMTP' ? (
    <Notice type="success">{words.smtpSet}</Notice>
  ) : (
    <Alert type="info">{words.outbox}</Alert>
  )
}

function SesFields() {
  const { choices } = useWizard()
  return (
    <SpaceBetween size="l">
      {sesIsLeftForLater(choices) && <Alert type="info">{words.later}</Alert>}
      <TextField
        section="delivery"
        name="sesIdentityArn"
        label={words.identity}
        description={words.identityLine}
        placeholder="arn:aws:ses:us-east-1:111122223333:identity/example.com"
      />
      <TextField
        section="delivery"
        name="fromAddress"
        label={words.from}
        description={words.fromLine}
        placeholder="no-reply@example.com"
        inputMode="email"
      />
      <TextField section="delivery" name="fromName" label={words.fromName} description={words.fromNameLine} />
      <TextField section="delivery" name="configurationSet" label={words.configurationSet} />
    </SpaceBetween>
  )
}

function SmsFields() {
  const { data: server } = useQuery(serverQuery())
  return (
    <Container header={<Header description={words.smsLine}>{words.sms}</Header>}>
      <SpaceBetween size="l">
        {server && <Alert type="info">{server.SmsDelivery === 'WEBHOOK' ? words.smsWebhook : words.smsOutbox}</Alert>}
        <TextField section="delivery" name="smsRoleArn" label={words.role} description={words.roleLine} />
        <TextField section="delivery" name="smsExternalId" label={words.externalId} />
        <TextField section="delivery" name="smsRegion" label={words.region} />
        <Alert type="warning">{words.smsAlert}</Alert>
      </SpaceBetween>
    </Container>
  )
}
