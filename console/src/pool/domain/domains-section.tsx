import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { Server } from '#api/server.ts'
import { CopyValue } from '#frame/copy-value.tsx'
import { Info } from '#frame/help.tsx'
import { Notice } from '#frame/notice.tsx'
import { texts } from '#texts/texts.ts'
import { type DomainAction, DomainDialog } from './domain-dialog.tsx'
import { DomainFacts } from './domain-facts.tsx'
import { customSite, prefixSite, siteOf } from './site.ts'

const words = texts.domain

export type DomainsSectionProps = { readonly pool: UserPoolType; readonly server: Server }

/** The pool's domain of each kind, and what can be done with it. */
export function DomainsSection({ pool, server }: DomainsSectionProps) {
  const [action, setAction] = useState<DomainAction>()
  const { Id = '', Domain, CustomDomain } = pool
  return (
    <Container
      header={
        <Header
          variant="h2"
          info={<Info topic="brandingVersion" />}
          actions={
            <ButtonDropdown
              items={menuOf(Domain, CustomDomain)}
              onItemClick={({ detail }) => setAction(detail.id as DomainAction)}
            >
              {words.actions}
            </ButtonDropdown>
          }
        >
          {words.domains}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <ColumnLayout columns={2} variant="text-grid">
          <DomainFacts
            poolId={Id}
            label={words.cognito}
            domain={Domain}
            address={Domain && prefixSite(server, Domain)}
          />
          <DomainFacts
            poolId={Id}
            label={words.custom}
            domain={CustomDomain}
            address={CustomDomain && customSite(server, CustomDomain)}
          />
        </ColumnLayout>
        {!Domain && !CustomDomain && (
          <div>
            <div>{words.noneLine}</div>
            <CopyValue name={words.address} value={siteOf(server, pool)} />
          </div>
        )}
        {server.DomainSuffix === undefined && <Notice type="info">{words.noNames}</Notice>}
      </SpaceBetween>
      {action && <DomainDialog action={action} pool={pool} server={server} onClose={() => setAction(undefined)} />}
    </Container>
  )
}

function menuOf(prefix: string | undefined, custom: string | undefined) {
  const item = (id: DomainAction, disabled: boolean) => ({ id, text: words.menu[id], disabled })
  return [
    {
      text: words.cognito,
      items: [
        item('createCognito', prefix !== undefined),
        item('editBrandingCognito', prefix === undefined),
        item('deleteCognito', prefix === undefined),
      ],
    },
    {
      text: words.custom,
      items: [
        item('createCustom', custom !== undefined),
        item('editBrandingCustom', custom === undefined),
        item('editCertificate', custom === undefined),
        item('deleteCustom', custom === undefined),
      ],
    },
  ]
}
