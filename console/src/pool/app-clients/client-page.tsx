import type { UserPoolClientType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { serverQuery } from '#api/server.ts'
import { Answered } from '#frame/answered.tsx'
import { GoButton } from '#frame/go.tsx'
import { Page } from '#frame/page.tsx'
import { loginPageUrl, siteOf } from '#pool/domain/site.ts'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { texts } from '#texts/texts.ts'
import { usePoolId, userPoolQuery } from '../user-pool.ts'
import { ClientInformation } from './client/client-information.tsx'
import { ClientSecrets } from './client/client-secrets.tsx'
import { GuideTab } from './client/guide-tab.tsx'
import { LoginPagesTab } from './client/login-pages-tab.tsx'
import { PermissionsTab } from './client/permissions-tab.tsx'
import { clientPath, clientsPath, useClientId } from './client-path.ts'
import { appClientQuery } from './client-queries.ts'
import { DeleteClient } from './delete-client.tsx'

const words = texts.appClients

/** One app client: what it is, and how an app uses it. */
export function ClientPage() {
  const poolId = usePoolId()
  const clientId = useClientId()
  const pool = useQuery(userPoolQuery(poolId))
  const client = useQuery(appClientQuery(poolId, clientId))
  return (
    <Page
      title={client.data?.ClientName ?? clientId}
      help="appClients"
      crumbs={poolCrumbs(poolId, pool.data, [{ text: words.title, path: 'app-clients' }])}
      actions={pool.data && client.data && <Actions pool={pool.data} client={client.data} />}
    >
      <Answered what={words.couldNotLoad} answers={[pool, client]}>
        {(knownPool, knownClient) => (
          <SpaceBetween size="l">
            <ClientInformation client={knownClient} />
            <ClientSecrets client={knownClient} />
            <ClientTabs pool={knownPool} client={knownClient} />
          </SpaceBetween>
        )}
      </Answered>
    </Page>
  )
}

export type ClientOfPoolProps = { readonly pool: UserPoolType; readonly client: UserPoolClientType }

function Actions({ pool, client }: ClientOfPoolProps) {
  const poolId = pool.Id ?? ''
  const clientId = client.ClientId ?? ''
  const navigate = useNavigate()
  const [isDeleting, setDeleting] = useState(false)
  const { data: server } = useQuery(serverQuery())
  const loginPage = server && loginPageUrl(siteOf(server, pool), client)
  return (
    <>
      <SpaceBetween size="xs" direction="horizontal">
        <Button onClick={() => setDeleting(true)}>{words.delete}</Button>
        <GoButton to={`${clientPath(poolId, clientId)}/edit`}>{words.edit}</GoButton>
        {loginPage === undefined ? (
          <Button disabled>{words.viewLoginPage}</Button>
        ) : (
          <Button
            href={loginPage}
            target="_blank"
            rel="noopener noreferrer"
            iconName="external"
            iconAlign="right"
            ariaLabel={`${words.viewLoginPage} (${words.opensInNewTab})`}
          >
            {words.viewLoginPage}
          </Button>
        )}
      </SpaceBetween>
      {isDeleting && (
        <DeleteClient
          poolId={poolId}
          clientId={clientId}
          name={client.ClientName ?? ''}
          onClose={() => setDeleting(false)}
          onDeleted={() => navigate(clientsPath(poolId))}
        />
      )}
    </>
  )
}

function ClientTabs({ pool, client }: ClientOfPoolProps) {
  return (
    <Tabs
      ariaLabel={client.ClientName ?? words.title}
      tabs={[
        { id: 'guide', label: words.tabs.guide, content: <GuideTab pool={pool} client={client} /> },
        { id: 'permissions', label: words.tabs.permissions, content: <PermissionsTab pool={pool} client={client} /> },
        { id: 'login-pages', label: words.tabs.loginPages, content: <LoginPagesTab pool={pool} client={client} /> },
      ]}
    />
  )
}
