import { useEffect, useState } from 'react'
import type { Choices, Step } from './model/choices.ts'
import { type Draft, readDraft, writeDraft } from './model/draft.ts'
import { initialChoices, type Place } from './model/initial-choices.ts'
import { newSuffix } from './suffix.ts'

const storageKey = 'lifeguard.create-pool'

type Kept = { readonly draft: Draft; readonly initial: Choices }

/** What was typed, kept in the tab so that a reload brings it back. `isTouched` says whether anything was. */
export function useDraft(place: Place) {
  const [{ draft, initial }, setKept] = useState(() => begin(place))
  useEffect(() => sessionStorage.setItem(storageKey, writeDraft(draft)), [draft])
  const change = (next: Partial<Draft>) => setKept((kept) => ({ ...kept, draft: { ...kept.draft, ...next } }))
  return {
    step: draft.step,
    choices: draft.choices,
    isTouched: JSON.stringify(draft.choices) !== JSON.stringify(initial),
    goTo: (step: Step) => change({ step }),
    choose: (update: (choices: Choices) => Choices) =>
      setKept((kept) => ({ ...kept, draft: { ...kept.draft, choices: update(kept.draft.choices) } })),
    forget: () => sessionStorage.removeItem(storageKey),
  }
}

/** The names that were suggested are told from what was typed by the suffix that they share. */
function begin(place: Place): Kept {
  const stored = readDraft(sessionStorage.getItem(storageKey))
  const suffix = stored?.choices.delivery.smsExternalId.replace('cognito-sms-', '') ?? newSuffix()
  const initial = initialChoices(suffix, place)
  return { draft: stored ?? { step: 'signIn', choices: initial }, initial }
}
