import Alert from '@cloudscape-design/components/alert'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import { Tick } from '../fields.tsx'
import { showsUserNameRequirements } from '../model/visible.ts'
import { useWizard } from '../wizard-context.ts'

const words = texts.createPool.signIn

export function SignInStep() {
  const { choices, problem } = useWizard()
  return (
    <Container header={<Header description={words.providersLine}>{words.providers}</Header>}>
      <SpaceBetween size="l">
        <FormField label={words.providerTypes}>
          <Checkbox checked disabled description={words.userPoolLine}>
            {words.userPool}
          </Checkbox>
        </FormField>
        <FormField
          label={words.options}
          description={words.optionsLine}
          info={<Info topic="signInOptions" />}
          errorText={problem('signIn')}
        >
          <Tick section="signIn" name="userName" label={words.userName} />
          <Tick section="signIn" name="email" label={words.email} />
          <Tick section="signIn" name="phone" label={words.phone} />
        </FormField>
        {showsUserNameRequirements(choices) && (
          <FormField label={words.requirements}>
            <Tick section="signIn" name="preferredUserName" label={words.preferred} description={words.preferredLine} />
            <Tick
              section="signIn"
              name="caseSensitive"
              label={words.caseSensitive}
              description={words.caseSensitiveLine}
            />
          </FormField>
        )}
        <Alert type="warning">{words.alert}</Alert>
      </SpaceBetween>
    </Container>
  )
}
