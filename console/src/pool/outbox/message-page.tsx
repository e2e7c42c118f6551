import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { Answered } from '#frame/answered.tsx'
import { CopyValue } from '#frame/copy-value.tsx'
import { dateText } from '#frame/dates.ts'
import { Page } from '#frame/page.tsx'
import { EmailFrame } from '#pool/message-templates/email-frame.tsx'
import { SmsBubble } from '#pool/message-templates/sms-bubble.tsx'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { usePoolId, userPoolQuery } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { codeName } from './message-columns.tsx'
import { MessageStatus } from './message-status.tsx'
import { kindText, messageQuery, moment, type OutboxMessage } from './messages.ts'

const words = texts.outbox

export function MessagePage() {
  const poolId = usePoolId()
  const { messageId = '' } = useParams()
  const { data: pool } = useQuery(userPoolQuery(poolId))
  const answer = useQuery(messageQuery(poolId, messageId))
  const message = answer.data?.Message
  return (
    <Page
      title={message ? words.title(kindText(message.Kind)) : words.title(messageId)}
      crumbs={poolCrumbs(poolId, pool, [{ text: texts.pool.menu.outbox, path: 'outbox' }])}
    >
      <Answered what={words.couldNotLoad} answers={[answer]}>
        {({ Message }) => (
          <SpaceBetween size="l">
            <Details message={Message} />
            <Text message={Message} />
          </SpaceBetween>
        )}
      </Answered>
    </Page>
  )
}

type MessageProps = { readonly message: OutboxMessage }

function Details({ message }: MessageProps) {
  const { Code, DeliveryMedium, Destination, Kind, NextTryDate, Problem, Status, Tries, UserSub, Username } = message
  return (
    <Container header={<Header variant="h2">{words.details}</Header>}>
      <KeyValuePairs
        columns={3}
        minColumnWidth={210}
        items={[
          { label: words.to, value: `${words.medium[DeliveryMedium]}: ${Destination}` },
          { label: words.user, value: Username ?? UserSub },
          { label: words.from, value: dateText(moment(message.CreationDate)) },
          {
            label: words.status,
            value: (
              <>
                <MessageStatus status={Status} />
                <div>{words.statusLines[Status]}</div>
              </>
            ),
          },
          ...(Code ? [{ label: codeName(Kind), value: <CopyValue name={codeName(Kind)} value={Code} /> }] : []),
          ...(Status === 'KEPT' ? [] : [{ label: words.tries, value: Tries }]),
          ...(NextTryDate ? [{ label: words.nextTry, value: dateText(moment(NextTryDate)) }] : []),
          ...(message.FinishedDate && Status !== 'KEPT'
            ? [{ label: words.finished, value: dateText(moment(message.FinishedDate)) }]
            : []),
          ...(Problem ? [{ label: words.problem, value: Problem }] : []),
        ]}
      />
    </Container>
  )
}

function Text({ message: { Body, DeliveryMedium, Subject = '' } }: MessageProps) {
  if (Body === undefined) return <Alert type="info">{words.hidden}</Alert>
  if (DeliveryMedium === 'SMS')
    return (
      <Container header={<Header variant="h2">{words.medium.SMS}</Header>}>
        <SmsBubble text={Body} />
      </Container>
    )
  return (
    <Container header={<Header variant="h2">{Subject || words.medium.EMAIL}</Header>}>
      <div className="email-frame-tall">
        <EmailFrame title={words.preview(Subject)} html={Body} />
      </div>
    </Container>
  )
}
