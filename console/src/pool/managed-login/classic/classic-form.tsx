import { SetUICustomizationCommand } from '@aws-sdk/client-cognito-identity-provider'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { queries } from '#api/queries.ts'
import { dateText } from '#frame/dates.ts'
import { FailureAlert } from '#frame/failure-text.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { Notice } from '#frame/notice.tsx'
import { useAttempt } from '#frame/use-attempt.ts'
import { texts } from '#texts/texts.ts'
import '../editor/editor.css'
import { classicProperties, classicTemplate } from './classic-css.ts'
import type { ClassicStyle, Logo } from './classic-queries.ts'
import { LogoField } from './logo-field.tsx'
import { ResetClassic } from './reset-classic.tsx'

const words = texts.managedLogin.classic

export type ClassicFormProps = {
  readonly poolId: string
  readonly clientId: string
  /** Whom the settings are for, in words. */
  readonly who: string
  readonly seen: ClassicStyle
}

export function ClassicForm({ poolId, clientId, who, seen }: ClassicFormProps) {
  const { style } = seen
  const [css, setCss] = useState(style.CSS ?? '')
  const [logo, setLogo] = useState<Logo | undefined>(seen.logo)
  const [isResetting, setResetting] = useState(false)
  const { isBusy, error, save } = useSaving(poolId, clientId)
  const isOwn = style.ClientId === clientId
  return (
    <SpaceBetween size="l">
      {style.ClientId !== undefined && !isOwn && <Notice type="info">{words.inherited}</Notice>}
      <FormField
        stretch
        label={words.css}
        description={words.cssLine}
        secondaryControl={<Button onClick={() => setCss(classicTemplate)}>{words.template}</Button>}
      >
        <div className="settings-json">
          <Textarea
            value={css}
            rows={16}
            spellcheck={false}
            ariaLabel={words.css}
            onChange={({ detail }) => setCss(detail.value)}
          />
        </div>
      </FormField>
      <ExpandableSection headerText={words.classes}>
        <dl>
          {Object.entries(classicProperties).map(([name, properties]) => (
            <div key={name}>
              <dt>
                <Box variant="code">{name}</Box>
              </dt>
              <dd>{properties.join(', ')}</dd>
            </div>
          ))}
        </dl>
      </ExpandableSection>
      <LogoField logo={logo} onChange={setLogo} />
      {style.LastModifiedDate && (
        <Box color="text-body-secondary">{words.modified(dateText(style.LastModifiedDate))}</Box>
      )}
      {error !== undefined && <FailureAlert what={words.couldNotSave} error={error} />}
      <SpaceBetween size="xs" direction="horizontal">
        <Button disabled={!isOwn} onClick={() => setResetting(true)}>
          {words.reset}
        </Button>
        <Button variant="primary" loading={isBusy} onClick={() => save(css, logo)}>
          {words.save}
        </Button>
      </SpaceBetween>
      {isResetting && (
        <ResetClassic poolId={poolId} clientId={clientId} who={who} onClose={() => setResetting(false)} />
      )}
    </SpaceBetween>
  )
}

function useSaving(poolId: string, clientId: string) {
  const flash = useFlash()
  const { isBusy, error, start } = useAttempt()

  async function save(css: string, logo: Logo | undefined): Promise<void> {
    const input = { UserPoolId: poolId, ClientId: clientId, CSS: css, ...(logo && { ImageFile: logo.bytes }) }
    await send(new SetUICustomizationCommand(input))
    flash.success(words.saved)
    await queries.invalidateQueries({ queryKey: ['user-pool', poolId, 'classic-style'] })
  }
  return { isBusy, error, save: (css: string, logo: Logo | undefined) => start(() => save(css, logo)) }
}
