import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { Answered } from '#frame/answered.tsx'
import { GoButton } from '#frame/go.tsx'
import { Page } from '#frame/page.tsx'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { texts } from '#texts/texts.ts'
import { managedVersion } from '../domain/branding-version.ts'
import { poolDomainQuery } from '../domain/domain-queries.ts'
import { usePoolId, userPoolQuery } from '../user-pool.ts'
import { ClassicTab } from './classic/classic-tab.tsx'
import { StylesTab } from './styles/styles-tab.tsx'
import { TermsTab } from './terms/terms-tab.tsx'

const words = texts.managedLogin

/** How the login pages look, and the terms they link to. */
export function ManagedLoginPage() {
  const poolId = usePoolId()
  const pool = useQuery(userPoolQuery(poolId))
  return (
    <Page
      title={words.title}
      description={words.description}
      help="managedLogin"
      crumbs={poolCrumbs(poolId, pool.data)}
    >
      <Answered what={texts.pool.couldNotLoad} answers={[pool]}>
        {(known) => <LoginTabs pool={known} />}
      </Answered>
    </Page>
  )
}

function LoginTabs({ pool }: { readonly pool: UserPoolType }) {
  const poolId = pool.Id ?? ''
  const [search, setSearch] = useSearchParams()
  return (
    <Tabs
      ariaLabel={words.title}
      activeTabId={search.get('tab') ?? 'styles'}
      onChange={({ detail }) => setSearch({ tab: detail.activeTabId }, { replace: true })}
      tabs={[
        {
          id: 'styles',
          label: words.tabs.styles,
          content: (
            <SpaceBetween size="l">
              <DomainNote pool={pool} isFor="managed" />
              <StylesTab poolId={poolId} />
            </SpaceBetween>
          ),
        },
        {
          id: 'classic',
          label: words.tabs.classic,
          content: (
            <SpaceBetween size="l">
              <DomainNote pool={pool} isFor="classic" />
              {(pool.Domain || pool.CustomDomain) && <ClassicTab poolId={poolId} />}
            </SpaceBetween>
          ),
        },
        { id: 'terms', label: words.tabs.terms, content: <TermsTab poolId={poolId} /> },
      ]}
    />
  )
}

/** Says when the settings below do not count, because of the pool's domain. */
function DomainNote({ pool, isFor }: { readonly pool: UserPoolType; readonly isFor: 'managed' | 'classic' }) {
  const domain = pool.CustomDomain ?? pool.Domain
  const { data } = useQuery({ ...poolDomainQuery(pool.Id ?? '', domain ?? ''), enabled: domain !== undefined })
  const isManaged = data?.ManagedLoginVersion === managedVersion
  const line =
    domain === undefined
      ? isFor === 'managed'
        ? words.noDomain
        : words.classicNeedsDomain
      : data && isManaged !== (isFor === 'managed') && (isManaged ? words.managedDomain : words.classicDomain)
  if (!line) return null
  return (
    <Alert type="info" action={<GoButton to={`/cognito/user-pools/${pool.Id}/domain`}>{words.toDomain}</GoButton>}>
      {line}
    </Alert>
  )
}
