import Box from '@cloudscape-design/components/box'
import { texts } from '#texts/texts.ts'
import { GoButton } from './go.tsx'
import { Page } from './page.tsx'

export function NotFound() {
  return (
    <Page title={texts.frame.notFound}>
      <Box margin={{ bottom: 'l' }}>{texts.frame.notFoundLine}</Box>
      <GoButton to="/cognito/user-pools">{texts.userPools.all}</GoButton>
    </Page>
  )
}
