import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { queries } from '#api/queries.ts'
import { serverQuery } from '#api/server.ts'
import { Answered } from '#frame/answered.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { Page } from '#frame/page.tsx'
import { texts } from '#texts/texts.ts'
import { LeaveQuestion } from './leave-question.tsx'
import type { Place } from './model/initial-choices.ts'
import type { Told } from './model/planned-call.ts'
import { callsOf, requestsOf } from './model/requests.ts'
import { RunProgress } from './run-progress.tsx'
import { useDraft } from './use-draft.ts'
import { WizardSteps } from './wizard-steps.tsx'
import './create-pool.css'

const words = texts.createPool
const list = '/cognito/user-pools'

/** Where the pool will stand is part of what is suggested. */
export function CreatePoolPage() {
  const server = useQuery(serverQuery())
  return (
    <Answered what={texts.frame.notDone} answers={[server]}>
      {({ Region, AccountId }) => <CreatePool place={{ region: Region, accountId: AccountId }} />}
    </Answered>
  )
}

/** The six steps, and the calls that they end in. */
function CreatePool({ place }: { readonly place: Place }) {
  const draft = useDraft(place)
  const navigate = useNavigate()
  const flash = useFlash()
  const [isLeaving, setLeaving] = useState(false)
  const [isRunning, setRunning] = useState(false)
  const leave = () => {
    draft.forget()
    navigate(list)
  }
  const end = async ({ poolId }: Told, isComplete: boolean) => {
    const { poolName } = draft.choices.app
    if (isComplete) flash.success(words.run.created(poolName.trim()))
    else flash.warning(words.run.incomplete(poolName.trim()))
    draft.forget()
    await queries.invalidateQueries({ queryKey: ['user-pools'] })
    navigate(isComplete ? list : `${list}/${poolId}/overview`)
  }
  return (
    <Page
      title={words.title}
      crumbs={[
        { text: texts.services.cognito, href: '/cognito' },
        { text: texts.userPools.title, href: list },
      ]}
      bare
    >
      <WizardSteps
        draft={draft}
        onCancel={() => (draft.isTouched ? setLeaving(true) : leave())}
        onSubmit={() => setRunning(true)}
      />
      {isLeaving && <LeaveQuestion onStay={() => setLeaving(false)} onLeave={leave} />}
      {isRunning && (
        <RunProgress calls={callsOf(requestsOf(draft.choices))} onEnd={end} onBack={() => setRunning(false)} />
      )}
    </Page>
  )
}
