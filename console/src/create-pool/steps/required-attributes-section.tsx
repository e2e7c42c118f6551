import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Multiselect from '@cloudscape-design/components/multiselect'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import type { StandardAttribute } from '../model/attributes.ts'
import { choosableRequired, impliedRequired } from '../model/visible.ts'
import { useWizard } from '../wizard-context.ts'

const words = texts.createPool.signUp

export function RequiredAttributesSection() {
  const { choices, set } = useWizard()
  const implied = impliedRequired(choices)
  const choosable = choosableRequired(choices)
  const chosen = choices.signUp.additionalRequired.filter((name) => choosable.includes(name))
  const option = (name: string) => ({ value: name, label: name })
  return (
    <Container
      header={
        <Header description={words.requiredLine} info={<Info topic="requiredAttributes" />}>
          {words.required}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <div>
          <Box variant="awsui-key-label">{words.implied}</Box>
          <div>{implied.join(', ') || texts.createPool.none}</div>
        </div>
        <FormField label={words.additional}>
          <Multiselect
            selectedOptions={chosen.map(option)}
            options={choosable.map(option)}
            placeholder={words.select}
            filteringType="auto"
            deselectAriaLabel={({ label }) => `${words.remove} ${label}`}
            onChange={({ detail }) =>
              set('signUp', {
                additionalRequired: detail.selectedOptions.map(({ value }) => value as StandardAttribute),
              })
            }
          />
        </FormField>
        <Alert type="warning">{words.requiredAlert}</Alert>
      </SpaceBetween>
    </Container>
  )
}
