import Alert from '@cloudscape-design/components/alert'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Multiselect from '@cloudscape-design/components/multiselect'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { StandardAttribute } from '#create-pool/model/attributes.ts'
import { quickChoosableRequired, quickImpliedRequired } from '#create-pool/model/quick-setup.ts'
import { texts } from '#texts/texts.ts'
import type { SectionProps } from './section.ts'

const words = texts.quickSetup

export function OptionsSection({ choices, change, problem }: SectionProps) {
  return (
    <Container header={<Header variant="h2">{words.options}</Header>}>
      <SpaceBetween size="l">
        <FormField label={words.identifiers} errorText={problem('signIn')}>
          {(['email', 'phone', 'userName'] as const).map((name) => (
            <Checkbox key={name} checked={choices[name]} onChange={({ detail }) => change({ [name]: detail.checked })}>
              {words[name]}
            </Checkbox>
          ))}
        </FormField>
        <FormField label={words.selfRegistration}>
          <Checkbox
            checked={choices.selfRegistration}
            description={words.enableSelfRegistrationLine}
            onChange={({ detail }) => change({ selfRegistration: detail.checked })}
          >
            {words.enableSelfRegistration}
          </Checkbox>
        </FormField>
        <RequiredField choices={choices} change={change} problem={problem} />
        <Alert type="warning">{words.alert}</Alert>
      </SpaceBetween>
    </Container>
  )
}

function RequiredField({ choices, change, problem }: Omit<SectionProps, 'replace'>) {
  const option = (name: string) => ({ value: name, label: name })
  const implied = quickImpliedRequired(choices).filter((name) => !choices.additionalRequired.includes(name))
  const choosable = quickChoosableRequired(choices)
  return (
    <FormField
      label={words.required}
      description={implied.length > 0 && `${words.requiredLine} ${implied.join(', ')}`}
      errorText={problem('additionalRequired')}
    >
      <Multiselect
        selectedOptions={choices.additionalRequired.map(option)}
        options={[...new Set([...choosable, ...choices.additionalRequired])].map(option)}
        placeholder={words.select}
        filteringType="auto"
        deselectAriaLabel={({ label }) => words.deselect(label ?? '')}
        onChange={({ detail }) =>
          change({ additionalRequired: detail.selectedOptions.map(({ value }) => value as StandardAttribute) })
        }
      />
    </FormField>
  )
}
