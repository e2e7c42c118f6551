import Box from '@cloudscape-design/components/box'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { CopyValue } from '#frame/copy-value.tsx'
import { FailureAlert } from '#frame/failure-text.tsx'
import { Loading } from '#frame/loading.tsx'
import { texts } from '#texts/texts.ts'
import { brandingName } from './branding-version.ts'
import { poolDomainQuery } from './domain-queries.ts'

const words = texts.domain

export type DomainFactsProps = {
  readonly poolId: string
  readonly label: string
  readonly domain: string | undefined
  /** Undefined while nothing can be reached there. */
  readonly address: string | undefined
}

export function DomainFacts({ label, domain, ...rest }: DomainFactsProps) {
  return (
    <SpaceBetween size="s">
      <Box variant="h3">{label}</Box>
      {domain === undefined ? words.none : <Known {...rest} label={label} domain={domain} />}
    </SpaceBetween>
  )
}

function Known({ poolId, label, domain, address }: DomainFactsProps & { readonly domain: string }) {
  const { data, error, refetch } = useQuery(poolDomainQuery(poolId, domain))
  if (error) return <FailureAlert what={words.couldNotLoad} error={error} onRetry={refetch} />
  if (!data) return <Loading />
  const { CustomDomainConfig, CloudFrontDistribution = '' } = data
  return (
    <KeyValuePairs
      columns={1}
      items={[
        { label: words.domains, value: <CopyValue name={label} value={domain} /> },
        ...(address ? [{ label: words.address, value: <Address address={address} /> }] : []),
        {
          label: words.status,
          value: <StatusIndicator type="success">{data.Status}</StatusIndicator>,
        },
        { label: words.brandingVersion, value: brandingName(data.ManagedLoginVersion) },
        ...(CustomDomainConfig
          ? [
              { label: words.certificate, value: CustomDomainConfig.CertificateArn },
              { label: words.target, value: <CopyValue name={words.target} value={CloudFrontDistribution} /> },
            ]
          : []),
      ]}
    />
  )
}

function Address({ address }: { readonly address: string }) {
  return (
    <Link href={address} external rel="noopener" externalIconAriaLabel={words.opensInNewTab}>
      {address}
    </Link>
  )
}
