import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Info } from '#frame/help.tsx'
import { Notice } from '#frame/notice.tsx'
import { texts } from '#texts/texts.ts'
import { Tick, TileField } from '../fields.tsx'
import { showsMfaMethods } from '../model/visible.ts'
import { useWizard } from '../wizard-context.ts'

const words = texts.createPool.security

export function MfaSection() {
  const { choices, problem } = useWizard()
  return (
    <Container header={<Header description={words.mfaLine}>{words.mfa}</Header>}>
      <SpaceBetween size="l">
        <TileField
          section="security"
          name="mfa"
          label={words.enforcement}
          help="mfaEnforcement"
          options={[
            { value: 'ON', label: words.mfaOn, description: words.mfaOnLine },
            { value: 'OPTIONAL', label: words.mfaOptional, description: words.mfaOptionalLine },
            { value: 'OFF', label: words.mfaOff, description: words.mfaOffLine },
          ]}
        />
        {showsMfaMethods(choices) ? (
          <FormField
            label={words.methods}
            info={<Info topic="mfaMethods" />}
            errorText={problem('security.mfaMethods')}
          >
            <Tick section="security" name="mfaByApp" label={words.byApp} description={words.byAppLine} />
            <Tick section="security" name="mfaBySms" label={words.bySms} description={words.bySmsLine} />
            <Tick section="security" name="mfaByEmail" label={words.byEmail} description={words.byEmailLine} />
          </FormField>
        ) : (
          <Notice type="info">{words.mfaRecommended}</Notice>
        )}
      </SpaceBetween>
    </Container>
  )
}
