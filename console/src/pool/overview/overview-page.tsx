import { Page } from '#frame/page.tsx'
import { texts } from '#texts/texts.ts'

export function OverviewPage() {
  return <Page title={texts.pool.menu.overview}>{null}</Page>
}
