import type { UserPoolClientType } from '@aws-sdk/client-cognito-identity-provider'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { GoButton } from '#frame/go.tsx'
import { Notice } from '#frame/notice.tsx'
import { texts } from '#texts/texts.ts'
import type { ClientOfPoolProps } from '../client-page.tsx'
import { clientPath } from '../client-path.ts'
import { isCustomScope } from '../model/client-form.ts'
import { grantLabel, providerLabel, scopeLabel } from '../model/shown.ts'
import { Lines } from './client-information.tsx'

const words = texts.appClients.loginPages

export function LoginPagesTab({ pool, client }: ClientOfPoolProps) {
  const isAvailable = client.AllowedOAuthFlowsUserPoolClient ?? false
  const hasDomain = pool.Domain !== undefined || pool.CustomDomain !== undefined
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={words.line}
          actions={
            <GoButton
              to={`${clientPath(pool.Id ?? '', client.ClientId ?? '')}/edit`}
              ariaLabel={`${texts.appClients.edit}: ${words.title}`}
            >
              {texts.appClients.edit}
            </GoButton>
          }
        >
          {words.title}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {!isAvailable && <Notice type="info">{words.notAvailableLine}</Notice>}
        {isAvailable && !hasDomain && <Notice type="info">{words.noDomain}</Notice>}
        <Settings client={client} />
      </SpaceBetween>
    </Container>
  )
}

function Settings({ client }: { readonly client: UserPoolClientType }) {
  const isAvailable = client.AllowedOAuthFlowsUserPoolClient ?? false
  const scopes = client.AllowedOAuthScopes ?? []
  const lines = (values: readonly string[] | undefined, shown = (value: string) => value) => (
    <Lines lines={(values ?? []).map(shown)} whenEmpty={texts.appClients.none} />
  )
  return (
    <KeyValuePairs
      columns={3}
      items={[
        {
          label: words.status,
          value: (
            <StatusIndicator type={isAvailable ? 'success' : 'stopped'}>
              {isAvailable ? words.available : words.notAvailable}
            </StatusIndicator>
          ),
        },
        { label: words.callbacks, value: lines(client.CallbackURLs) },
        { label: words.defaultRedirect, value: client.DefaultRedirectURI ?? texts.appClients.none },
        { label: words.signOuts, value: lines(client.LogoutURLs) },
        { label: words.providers, value: lines(client.SupportedIdentityProviders, providerLabel) },
        { label: words.grants, value: lines(client.AllowedOAuthFlows, grantLabel) },
        {
          label: words.scopes,
          value: lines(
            scopes.filter((scope) => !isCustomScope(scope)),
            scopeLabel,
          ),
        },
        { label: words.customScopes, value: lines(scopes.filter(isCustomScope)) },
      ]}
    />
  )
}
