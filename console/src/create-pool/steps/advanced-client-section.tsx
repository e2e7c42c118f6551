import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import { TextField, Tick } from '../fields.tsx'
import { type AuthFlow, authFlows } from '../model/choices.ts'
import { offersUserContextData, showsHostedUi } from '../model/visible.ts'
import { useWizard } from '../wizard-context.ts'
import { DurationField, type DurationFieldProps } from './duration-field.tsx'
import { OAuthFields } from './oauth-fields.tsx'

const words = texts.createPool.app
/** Without it nobody could stay signed in. */
const locked: AuthFlow = 'ALLOW_REFRESH_TOKEN_AUTH'

export function AdvancedClientSection() {
  const { choices } = useWizard()
  return (
    <ExpandableSection variant="container" headerText={words.advanced} headerDescription={words.advancedLine}>
      <SpaceBetween size="l">
        <FlowsField />
        <TextField
          section="app"
          name="sessionMinutes"
          label={words.session}
          constraint={words.sessionRange}
          inputMode="numeric"
          suffix={words.minutes}
        />
        <LifetimeField name="refreshToken" label={words.refreshToken} constraint={words.refreshTokenRange} />
        <LifetimeField name="accessToken" label={words.accessToken} constraint={words.shortTokenRange} />
        <LifetimeField name="idToken" label={words.idToken} constraint={words.shortTokenRange} />
        <FormField label={words.more}>
          <Tick section="app" name="tokenRevocation" label={words.revocation} description={words.revocationLine} />
          <Tick section="app" name="hideUnknownUsers" label={words.hideUsers} description={words.hideUsersLine} />
          <Tick
            section="app"
            name="userContextData"
            label={words.contextData}
            description={words.contextDataLine}
            disabled={!offersUserContextData(choices)}
          />
        </FormField>
        {showsHostedUi(choices) && <OAuthFields />}
      </SpaceBetween>
    </ExpandableSection>
  )
}

type LifetimeFieldProps = Pick<DurationFieldProps, 'label' | 'constraint'> & {
  readonly name: 'refreshToken' | 'accessToken' | 'idToken'
}

function LifetimeField({ name, label, constraint }: LifetimeFieldProps) {
  const { choices, set, problem } = useWizard()
  return (
    <DurationField
      label={label}
      constraint={constraint}
      duration={choices.app[name]}
      problem={problem(`app.${name}`)}
      onChange={(duration) => set('app', { [name]: duration })}
    />
  )
}

function FlowsField() {
  const { choices, set } = useWizard()
  const option = (value: AuthFlow) => ({ value, label: value, description: words.flowNames[value] })
  return (
    <FormField label={words.flows} info={<Info topic="authenticationFlows" />}>
      <Multiselect
        selectedOptions={choices.app.authFlows.map(option)}
        options={authFlows.map((value) => ({ ...option(value), disabled: value === locked }))}
        deselectAriaLabel={({ label }) => `${words.remove} ${label}`}
        onChange={({ detail }) => {
          const chosen = detail.selectedOptions.map(({ value }) => value)
          set('app', { authFlows: authFlows.filter((flow) => flow === locked || chosen.includes(flow)) })
        }}
      />
    </FormField>
  )
}
