import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { useQuery } from '@tanstack/react-query'
import { type Server, serverQuery } from '#api/server.ts'
import { CopyValue } from '#frame/copy-value.tsx'
import { dateText } from '#frame/dates.ts'
import { texts } from '#texts/texts.ts'
import { issuerOf, keysUrlOf } from './addresses.ts'

const words = texts.overview

export function PoolFacts({ pool }: { readonly pool: UserPoolType }) {
  const { data: server } = useQuery(serverQuery())
  const copied = (label: string, value: string | undefined) => ({
    label,
    value: value ? <CopyValue name={label} value={value} /> : texts.pool.none,
  })
  return (
    <Container header={<Header variant="h2">{words.information}</Header>}>
      <KeyValuePairs
        columns={3}
        minColumnWidth={210}
        items={[
          { label: words.name, value: pool.Name },
          copied(words.id, pool.Id),
          copied(words.arn, pool.Arn),
          copied(
            words.keys,
            at(server, (known) => keysUrlOf(known, pool.Id ?? '')),
          ),
          copied(
            words.issuer,
            at(server, (known) => issuerOf(known, pool.Id ?? '')),
          ),
          { label: words.users, value: (pool.EstimatedNumberOfUsers ?? 0).toLocaleString('en') },
          { label: words.plan, value: texts.settings.plans[pool.UserPoolTier ?? 'ESSENTIALS'] },
          { label: words.created, value: dateText(pool.CreationDate) },
          { label: words.modified, value: dateText(pool.LastModifiedDate) },
        ]}
      />
    </Container>
  )
}

const at = (server: Server | undefined, address: (server: Server) => string) => server && address(server)
