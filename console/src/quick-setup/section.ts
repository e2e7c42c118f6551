import type { QuickChoices } from '#create-pool/model/quick-setup.ts'

/** What each part of the page gets. */
export type SectionProps = {
  readonly choices: QuickChoices
  readonly change: (patch: Partial<QuickChoices>) => void
  readonly replace: (choices: QuickChoices) => void
  readonly problem: (path: string) => string | undefined
}
