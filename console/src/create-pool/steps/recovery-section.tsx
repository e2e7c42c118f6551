import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import { Radios, Tick } from '../fields.tsx'
import { recoveryChoices } from '../model/choices.ts'
import { showsRecoveryMethods } from '../model/visible.ts'
import { useWizard } from '../wizard-context.ts'

const words = texts.createPool.security

export function RecoverySection() {
  const { choices } = useWizard()
  return (
    <Container header={<Header description={words.recoveryLine}>{words.recovery}</Header>}>
      <SpaceBetween size="l">
        <FormField label={words.selfService} info={<Info topic="accountRecovery" />}>
          <Tick
            section="security"
            name="selfServiceRecovery"
            label={words.enableSelfService}
            description={words.enableSelfServiceLine}
          />
        </FormField>
        {showsRecoveryMethods(choices) && (
          <Radios
            section="security"
            name="recovery"
            label={words.delivery}
            help="recoveryDelivery"
            options={recoveryChoices.map((value) => ({ value, label: words.recoveries[value] }))}
          />
        )}
      </SpaceBetween>
    </Container>
  )
}
