import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import Popover from '@cloudscape-design/components/popover'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import { TextField, Tick, TileField } from '../fields.tsx'
import { showsCustomPolicy } from '../model/visible.ts'
import { useWizard } from '../wizard-context.ts'

const words = texts.createPool.security
/** As the API takes them; a space counts as well where it is neither first nor last. */
const symbols = '^ $ * . [ ] { } ( ) ? - " ! @ # % & / \\ , > < \' : ; | _ ~ ` + ='

export function PasswordPolicySection() {
  const { choices } = useWizard()
  return (
    <Container
      header={
        <Header description={words.policyLine} info={<Info topic="passwordPolicy" />}>
          {words.policy}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <TileField
          section="security"
          name="passwordMode"
          label={words.mode}
          options={[
            { value: 'defaults', label: words.defaults, description: words.defaultsLine },
            { value: 'custom', label: words.custom, description: words.customLine },
          ]}
        />
        {showsCustomPolicy(choices) ? <CustomPolicyFields /> : <DefaultPolicy />}
      </SpaceBetween>
    </Container>
  )
}

function DefaultPolicy() {
  return (
    <KeyValuePairs
      columns={3}
      items={[
        { label: words.minimumLength, value: words.characters('8') },
        {
          label: words.requirements,
          value: (
            <>
              <div>{words.numbers}</div>
              <Popover content={<Box variant="code">{symbols}</Box>} header={words.symbols}>
                {words.symbols}
              </Popover>
              <div>{words.uppercase}</div>
              <div>{words.lowercase}</div>
            </>
          ),
        },
        { label: words.temporary, value: words.days('7') },
      ]}
    />
  )
}

/** The rules of a policy of one's own. */
export function CustomPolicyFields() {
  return (
    <SpaceBetween size="l">
      <TextField
        section="security"
        name="minimumLength"
        label={words.minimumLength}
        constraint={words.charactersRange}
        inputMode="numeric"
      />
      <FormField label={words.requirements}>
        <Tick section="security" name="requireNumbers" label={words.numbers} />
        <Tick section="security" name="requireSymbols" label={words.symbols} description={symbols} />
        <Tick section="security" name="requireUppercase" label={words.uppercase} />
        <Tick section="security" name="requireLowercase" label={words.lowercase} />
      </FormField>
      <TextField
        section="security"
        name="temporaryPasswordDays"
        label={words.temporary}
        constraint={words.temporaryRange}
        inputMode="numeric"
        suffix={texts.createPool.app.days}
      />
    </SpaceBetween>
  )
}
