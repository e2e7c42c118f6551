import SpaceBetween from '@cloudscape-design/components/space-between'
import { PoolPage } from '#pool/pool-page.tsx'
import { texts } from '#texts/texts.ts'
import { ExtensionsSection } from './extensions-section.tsx'
import { PlanSection } from './plan-section.tsx'
import { ProtectionSection } from './protection-section.tsx'
import { TagsSection } from './tags-section.tsx'

export function SettingsPage() {
  return (
    <PoolPage title={texts.pool.menu.settings} description={texts.settings.description}>
      {(pool) => (
        <SpaceBetween size="l">
          <PlanSection pool={pool} />
          <ProtectionSection pool={pool} />
          <TagsSection pool={pool} />
          <ExtensionsSection pool={pool} />
        </SpaceBetween>
      )}
    </PoolPage>
  )
}
