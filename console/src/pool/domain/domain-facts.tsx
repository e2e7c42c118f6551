import type { DomainDescriptionType } from '@aws-sdk/client-cognito-identity-provider'
import Box from '@cloudscape-design/components/box'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { Answered } from '#frame/answered.tsx'
import { CopyValue } from '#frame/copy-value.tsx'
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
  const description = useQuery(poolDomainQuery(poolId, domain))
  return (
    <Answered what={words.couldNotLoad} answers={[description]}>
      {(known) => <Facts label={label} domain={domain} address={address} known={known} />}
    </Answered>
  )
}

type FactsProps = Omit<DomainFactsProps, 'poolId'> & { readonly known: DomainDescriptionType }

function Facts({ label, domain = '', address, known }: FactsProps) {
  const { CustomDomainConfig, CloudFrontDistribution = '' } = known
  return (
    <KeyValuePairs
      columns={1}
      items={[
        { label: words.domains, value: <CopyValue name={label} value={domain} /> },
        ...(address ? [{ label: words.address, value: <Address address={address} /> }] : []),
        {
          label: words.status,
          value: <StatusIndicator type="success">{known.Status}</StatusIndicator>,
        },
        { label: words.brandingVersion, value: brandingName(known.ManagedLoginVersion) },
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
    <Link href={address} external rel="noopener noreferrer" externalIconAriaLabel={words.opensInNewTab}>
      {address}
    </Link>
  )
}
