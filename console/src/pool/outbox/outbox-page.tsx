import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import Table from '@cloudscape-design/components/table'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { AnswersFailure } from '#frame/answered.tsx'
import { EmptyList } from '#frame/empty-list.tsx'
import { GoButton } from '#frame/go.tsx'
import { Info } from '#frame/help.tsx'
import { Page } from '#frame/page.tsx'
import { fromStart, usePages } from '#frame/use-pages.ts'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { usePoolId, userPoolQuery } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { messageColumns } from './message-columns.tsx'
import { messagesQuery } from './messages.ts'

const words = texts.outbox
const title = texts.pool.menu.outbox

export function OutboxPage() {
  const poolId = usePoolId()
  const { data: pool } = useQuery(userPoolQuery(poolId))
  const pages = usePages(poolId)
  const messages = useQuery({
    ...messagesQuery(poolId, pages.token),
    placeholderData: keepPreviousData,
  })
  const { data, isPending } = messages
  return (
    <Page title={title} crumbs={poolCrumbs(poolId, pool)} bare>
      <AnswersFailure what={words.couldNotList} answers={[fromStart(messages, pages)]} />
      {(data || isPending) && (
        <Table
          variant="full-page"
          items={data?.Messages ?? []}
          trackBy="MessageId"
          wrapLines
          loading={isPending}
          loadingText={texts.frame.loading}
          columnDefinitions={messageColumns(poolId)}
          ariaLabels={{ tableLabel: title }}
          header={
            <Header variant="h1" description={words.description} info={<Info topic="outbox" />}>
              {title}
            </Header>
          }
          pagination={<Pagination {...pages.pagination(data?.NextToken)} />}
          empty={<Empty poolId={poolId} />}
        />
      )}
    </Page>
  )
}

function Empty({ poolId }: { readonly poolId: string }) {
  return (
    <EmptyList
      title={words.empty}
      line={words.emptyLine}
      action={<GoButton to={`/cognito/user-pools/${poolId}/users/create`}>{words.createUser}</GoButton>}
    />
  )
}
