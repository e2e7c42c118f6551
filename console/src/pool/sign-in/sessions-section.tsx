import {
  GetUserPoolSessionConfigurationCommand,
  SetUserPoolSessionConfigurationCommand,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { wholeNumber } from '#create-pool/model/durations.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { FailureAlert } from '#frame/failure-text.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { Loading } from '#frame/loading.tsx'
import { EditableSection, type PoolDialogProps } from '#pool/edit/editable-section.tsx'
import { changeUnchanged } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'

const words = texts.poolSignIn

type Sessions = { readonly isTracked: boolean; readonly most: number }

export function SessionsSection({ pool }: { readonly pool: UserPoolType }) {
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['user-pool', pool.Id, 'sessions', pool.LastModifiedDate?.getTime()],
    queryFn: () => send(new GetUserPoolSessionConfigurationCommand({ UserPoolId: pool.Id })),
    placeholderData: keepPreviousData,
  })
  if (!data)
    return error ? <FailureAlert what={words.couldNotLoadSessions} error={error} onRetry={refetch} /> : <Loading />
  const sessions: Sessions = {
    isTracked: data.UserSessionTracking === 'ENABLED',
    most: data.TokenSession?.MaxPerUser ?? 20,
  }
  return (
    <EditableSection
      title={words.sessions}
      description={words.sessionsLine}
      help="sessionTracking"
      pool={pool}
      isLoading={isPlaceholderData}
      dialog={(seen, close) => <SessionsDialog pool={seen} sessions={sessions} onClose={close} />}
    >
      <KeyValuePairs
        columns={2}
        minColumnWidth={210}
        items={[
          { label: words.tracking, value: sessions.isTracked ? texts.pool.on : texts.pool.off },
          { label: words.mostSessions, value: sessions.isTracked ? sessions.most : texts.pool.none },
        ]}
      />
    </EditableSection>
  )
}

function SessionsDialog({ pool, sessions, onClose }: PoolDialogProps & { readonly sessions: Sessions }) {
  const [isTracked, setTracked] = useState(sessions.isTracked)
  const [most, setMost] = useState(String(sessions.most))
  const flash = useFlash()
  const MaxPerUser = wholeNumber(most) ?? 0
  const problem = MaxPerUser < 1 || MaxPerUser > 100 ? words.mostSessionsWrong : undefined
  const save = async () => {
    const change = {
      UserSessionTracking: isTracked ? ('ENABLED' as const) : ('DISABLED' as const),
      TokenSession: { MaxPerUser: problem ? sessions.most : MaxPerUser },
    }
    await changeUnchanged(pool, (now) =>
      send(new SetUserPoolSessionConfigurationCommand({ UserPoolId: now.Id, ...change })),
    )
    flash.success(words.savedSessions)
  }
  return (
    <ActionDialog
      title={texts.pool.editOf(words.sessions)}
      confirmLabel={texts.pool.save}
      check={() => !isTracked || problem === undefined}
      onConfirm={save}
      onClose={onClose}
    >
      <Checkbox checked={isTracked} description={words.trackLine} onChange={({ detail }) => setTracked(detail.checked)}>
        {words.track}
      </Checkbox>
      {isTracked && (
        <FormField
          label={words.mostSessions}
          description={words.mostSessionsLine}
          constraintText={words.mostSessionsRange}
          errorText={problem}
        >
          <Input value={most} inputMode="numeric" onChange={({ detail }) => setMost(detail.value)} />
        </FormField>
      )}
    </ActionDialog>
  )
}
