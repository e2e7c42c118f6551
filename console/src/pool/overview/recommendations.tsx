import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import Box from '@cloudscape-design/components/box'
import Cards from '@cloudscape-design/components/cards'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { serverQuery } from '#api/server.ts'
import { GoButton } from '#frame/go.tsx'
import { texts } from '#texts/texts.ts'
import { firstClientsQuery } from './clients-query.ts'
import { pageFor, type Recommendation, recommendationsFor } from './recommended.ts'

const words = texts.overview

export function Recommendations({ pool }: { readonly pool: UserPoolType }) {
  const poolId = pool.Id ?? ''
  const { data: clients } = useQuery(firstClientsQuery(poolId))
  const { data: server } = useQuery(serverQuery())
  const items = recommendationsFor({ pool, clients, emailDelivery: server?.EmailDelivery })
  return (
    <Cards
      items={items}
      trackBy={(name) => name}
      ariaLabels={{ itemSelectionLabel: () => '', selectionGroupLabel: words.recommendations }}
      cardsPerRow={[{ cards: 1 }, { minWidth: 600, cards: 2 }, { minWidth: 1000, cards: 3 }]}
      header={
        <Header variant="h2" counter={`(${items.length})`} description={words.recommendationsLine}>
          {words.recommendations}
        </Header>
      }
      cardDefinition={{
        header: (name) => <Box variant="h3">{words.cards[name].title}</Box>,
        sections: [{ id: 'line', content: (name) => <CardText name={name} poolId={poolId} /> }],
      }}
      empty={<Box textAlign="center">{words.nothingToDo}</Box>}
    />
  )
}

function CardText({ name, poolId }: { readonly name: Recommendation; readonly poolId: string }) {
  return (
    <SpaceBetween size="s">
      <div>{words.cards[name].line}</div>
      <GoButton to={`/cognito/user-pools/${poolId}/${pageFor[name]}`}>{words.cards[name].go}</GoButton>
    </SpaceBetween>
  )
}
