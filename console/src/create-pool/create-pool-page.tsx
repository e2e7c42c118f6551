import { Page } from '#frame/page.tsx'
import { texts } from '#texts/texts.ts'

export function CreatePoolPage() {
  return <Page title={texts.userPools.create}>{null}</Page>
}
