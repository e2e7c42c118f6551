import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { queries } from '#api/queries.ts'
import { serverQuery } from '#api/server.ts'
import type { PlannedCall, Told } from '#create-pool/model/planned-call.ts'
import type { Problems } from '#create-pool/model/problem.ts'
import { quickProblemsOf } from '#create-pool/model/quick-problems.ts'
import { initialQuickChoices, quickCalls, showsUserOptions } from '#create-pool/model/quick-setup.ts'
import { RunProgress } from '#create-pool/run-progress.tsx'
import { newSuffix } from '#create-pool/suffix.ts'
import { sentenceFor } from '#create-pool/wizard-context.ts'
import { useFlash } from '#frame/flashes.tsx'
import { Page } from '#frame/page.tsx'
import { PageForm } from '#frame/page-form.tsx'
import { texts } from '#texts/texts.ts'
import { AppSection } from './app-section.tsx'
import { OptionsSection } from './options-section.tsx'
import { QuickDone } from './quick-done.tsx'
import { ReturnUrlSection } from './return-url-section.tsx'

const words = texts.quickSetup
const list = '/cognito/user-pools'
const crumbs = [
  { text: texts.services.cognito, href: '/cognito' },
  { text: texts.userPools.title, href: list },
]

/** A user pool and all that an app needs of it, on one page. */
export function QuickSetupPage() {
  const navigate = useNavigate()
  const flash = useFlash()
  const { data: server } = useQuery(serverQuery())
  const [choices, setChoices] = useState(() => initialQuickChoices(newSuffix()))
  const [problems, setProblems] = useState<Problems>({})
  const [calls, setCalls] = useState<readonly PlannedCall[]>()
  const [made, setMade] = useState<Told>()
  const submit = () => {
    const found = quickProblemsOf(choices)
    setProblems(found)
    if (Object.keys(found).length === 0)
      setCalls(quickCalls(choices, server && { region: server.Region, accountId: server.AccountId }))
  }
  const end = async (told: Told, isComplete: boolean) => {
    setCalls(undefined)
    await queries.invalidateQueries({ queryKey: ['user-pools'] })
    if (isComplete) return setMade(told)
    flash.warning(texts.createPool.run.incomplete(choices.appName))
    navigate(`${list}/${told.poolId}/overview`)
  }
  if (made?.poolId && made.clientId)
    return <QuickDone poolId={made.poolId} clientId={made.clientId} appType={choices.appType} crumbs={crumbs} />
  const section = {
    choices,
    change: (patch: Partial<typeof choices>) => setChoices({ ...choices, ...patch }),
    replace: setChoices,
    problem: (path: string) => sentenceFor(problems, path),
  }
  return (
    <Page title={words.title} crumbs={crumbs}>
      <PageForm
        submitLabel={words.submit}
        problem={Object.keys(problems).length > 0 && texts.createPool.hasProblems}
        onSubmit={submit}
        onCancel={() => navigate(list)}
      >
        <ExpandableSection headerText={words.how}>
          {words.howLines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </ExpandableSection>
        <AppSection {...section} />
        {showsUserOptions(choices) && <OptionsSection {...section} />}
        {showsUserOptions(choices) && <ReturnUrlSection {...section} />}
      </PageForm>
      {calls && <RunProgress calls={calls} onEnd={end} onBack={() => setCalls(undefined)} />}
    </Page>
  )
}
