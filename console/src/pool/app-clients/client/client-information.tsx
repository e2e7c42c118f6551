import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { CopyValue } from '#frame/copy-value.tsx'
import { dateText } from '#frame/dates.ts'
import { texts } from '#texts/texts.ts'
import { lifetimeSeconds } from '../model/lifetimes.ts'
import { durationText, flowLabel } from '../model/shown.ts'

const words = texts.appClients
const wizard = texts.createPool.app

export function ClientInformation({ client }: { readonly client: UserPoolClientType }) {
  const { information } = words
  const { ClientName = '', ClientId = '' } = client
  const flows = (client.ExplicitAuthFlows ?? []).map(flowLabel)
  const lifetime = (token: Parameters<typeof lifetimeSeconds>[1]) => durationText(lifetimeSeconds(client, token))
  return (
    <Container header={<Header variant="h2">{information.title}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: words.name, value: ClientName },
          { label: words.id, value: <CopyValue name={words.id} value={ClientId} /> },
          { label: information.created, value: dateText(client.CreationDate) },
          { label: information.modified, value: dateText(client.LastModifiedDate) },
          { label: information.session, value: information.minutes(client.AuthSessionValidity ?? 3) },
          { label: information.refreshToken, value: lifetime('refreshToken') },
          { label: information.accessToken, value: lifetime('accessToken') },
          { label: information.idToken, value: lifetime('idToken') },
          { label: words.fields.rotation, value: rotationText(client) },
          { label: information.flows, value: <Lines lines={flows} whenEmpty={information.standardFlows} /> },
          { label: information.advanced, value: <Lines lines={advancedSettings(client)} whenEmpty={words.none} /> },
        ]}
      />
    </Container>
  )
}

function advancedSettings(client: UserPoolClientType): readonly string[] {
  return [
    ...(client.EnableTokenRevocation ? [wizard.revocation] : []),
    ...(client.PreventUserExistenceErrors === 'ENABLED' ? [wizard.hideUsers] : []),
    ...(client.EnablePropagateAdditionalUserContextData ? [wizard.contextData] : []),
  ]
}

function rotationText({ RefreshTokenRotation: rotation }: UserPoolClientType): string {
  if (rotation?.Feature !== 'ENABLED') return words.off
  return `${words.on}, ${words.fields.grace}: ${durationText(rotation.RetryGracePeriodSeconds ?? 0)}`
}

type LinesProps = { readonly lines: readonly string[]; readonly whenEmpty: string }

export function Lines({ lines, whenEmpty }: LinesProps) {
  if (lines.length === 0) return whenEmpty
  return (
    <SpaceBetween size="xxs">
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </SpaceBetween>
  )
}
