import Wizard, { type WizardProps } from '@cloudscape-design/components/wizard'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { queries } from '#api/queries.ts'
import { texts } from '#texts/texts.ts'
import { domainQuery } from './domain-query.ts'
import { type Choices, type Step, steps } from './model/choices.ts'
import type { Problems } from './model/problem.ts'
import { problemsOf } from './model/problems.ts'
import { showsHostedUi } from './model/visible.ts'
import { AppStep } from './steps/app-step.tsx'
import { DeliveryStep } from './steps/delivery-step.tsx'
import { ReviewStep } from './steps/review-step.tsx'
import { SecurityStep } from './steps/security-step.tsx'
import { SignInStep } from './steps/sign-in-step.tsx'
import { SignUpStep } from './steps/sign-up-step.tsx'
import type { useDraft } from './use-draft.ts'
import { sentenceFor, WizardContext, type Wizard as WizardState } from './wizard-context.ts'

const words = texts.createPool

export type WizardStepsProps = {
  readonly draft: ReturnType<typeof useDraft>
  readonly onCancel: () => void
  readonly onSubmit: () => void
}

/** Next leaves a step only when nothing is wrong on it. After Edit, Next leads back to the review. */
export function WizardSteps({ draft, onCancel, onSubmit }: WizardStepsProps) {
  const { step, choices, goTo, choose } = draft
  const [problems, setProblems] = useState<Problems>({})
  const [isChecking, setChecking] = useState(false)
  const [isEditing, setEditing] = useState(false)
  const active = steps.indexOf(step)
  useEffect(() => {
    if (Object.keys(problems).length > 0) showFirstProblem()
  }, [problems])

  const show = (index: number) => {
    setProblems({})
    goTo(steps[index] ?? 'signIn')
    scrollTo(0, 0)
  }
  const edit = (index: number) => {
    setEditing(true)
    show(index)
  }
  const leaveTo = async (requested: number) => {
    if (requested < active) return show(requested)
    setChecking(true)
    const last = isEditing ? steps.length - 1 : requested
    const found = await firstProblems(choices, active, last)
    setChecking(false)
    if (found && found.index === active) return setProblems(found.problems)
    const target = found?.index ?? last
    if (target === steps.length - 1) setEditing(false)
    show(target)
    if (found) setProblems(found.problems)
  }
  const submit = async () => {
    setChecking(true)
    const found = await firstProblems(choices, 0, steps.length - 1)
    setChecking(false)
    if (!found) return onSubmit()
    edit(found.index)
    setProblems(found.problems)
  }
  const wizard = useMemo<WizardState>(
    () => ({
      choices,
      set: (section, change) => choose((before) => ({ ...before, [section]: { ...before[section], ...change } })),
      replace: (next) => choose(() => next),
      problem: (path) => sentenceFor(problems, path),
    }),
    [choices, choose, problems],
  )
  const hasProblems = Object.keys(problems).length > 0
  const contents: Readonly<Record<Step, ReactNode>> = {
    signIn: <SignInStep />,
    security: <SecurityStep />,
    signUp: <SignUpStep />,
    delivery: <DeliveryStep />,
    app: <AppStep />,
    review: <ReviewStep onEdit={edit} />,
  }
  return (
    <WizardContext value={wizard}>
      <Wizard
        steps={steps.map(
          (name): WizardProps.Step => ({
            title: words[name].title,
            description: words[name].description,
            content: contents[name],
            ...(name === step && hasProblems && { errorText: words.hasProblems }),
          }),
        )}
        activeStepIndex={active}
        isLoadingNextStep={isChecking}
        submitButtonText={words.submit}
        i18nStrings={{
          stepNumberLabel: words.step,
          collapsedStepsLabel: words.collapsed,
          nextButton: words.next,
          previousButton: words.previous,
          cancelButton: words.cancel,
          optional: words.optionalStep,
        }}
        onNavigate={({ detail }) => leaveTo(detail.requestedStepIndex)}
        onCancel={onCancel}
        onSubmit={submit}
      />
    </WizardContext>
  )
}

/** A person who cannot see the whole step is led to what is wrong. */
function showFirstProblem(): void {
  const wrong = document.querySelector<HTMLElement>('main [aria-invalid="true"], main [class*="error"]')
  wrong?.scrollIntoView({ block: 'center' })
  if (wrong?.matches('input, textarea, button')) wrong.focus({ preventScroll: true })
}

/** The first step from `from` up to, but not including, `to` that cannot be left. */
async function firstProblems(choices: Choices, from: number, to: number) {
  for (let index = from; index < to; index++) {
    const step = steps[index]
    if (step === undefined) break
    const problems = problemsOf(step, choices, step === 'app' ? await foundByApi(choices) : {})
    if (Object.keys(problems).length > 0) return { index, problems }
  }
  return undefined
}

/** Whether the domain is taken. A server that does not answer now will say so when the domain is made. */
async function foundByApi(choices: Choices) {
  const { app } = choices
  const domain = (app.domainKind === 'prefix' ? app.domainPrefix : app.customDomain).trim()
  const isSound = problemsOf('app', choices)[app.domainKind === 'prefix' ? 'app.domainPrefix' : 'app.customDomain']
  if (!showsHostedUi(choices) || isSound) return {}
  const isTaken = await queries.fetchQuery({ ...domainQuery(domain), staleTime: 0 }).catch(() => false)
  return isTaken ? { takenDomains: [domain] } : {}
}
