import type { ExplicitAuthFlowsType } from '@aws-sdk/client-cognito-identity-provider'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Multiselect from '@cloudscape-design/components/multiselect'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import { authFlows } from '../model/client-form.ts'
import { flowLabel } from '../model/shown.ts'
import type { FormProps } from './form-props.ts'

const words = texts.appClients.fields
const wizard = texts.createPool.app
const refresh: ExplicitAuthFlowsType = 'ALLOW_REFRESH_TOKEN_AUTH'

/** How users sign in, and how they stay signed in. */
export function FlowFields({ form, change, problem }: FormProps) {
  return (
    <SpaceBetween size="l">
      <Flows form={form} change={change} />
      <Rotation form={form} change={change} problem={problem} />
      <FormField
        label={wizard.session}
        constraintText={wizard.sessionRange}
        errorText={problem('sessionMinutes')}
        secondaryControl={wizard.minutes}
      >
        <Input
          value={form.sessionMinutes}
          inputMode="numeric"
          onChange={({ detail }) => change({ sessionMinutes: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  )
}

function Flows({ form, change }: Pick<FormProps, 'form' | 'change'>) {
  const option = (value: ExplicitAuthFlowsType) => ({
    value,
    label: flowLabel(value),
    disabled: form.rotation && value === refresh,
  })
  // An older client may have flows by their former names: they can be taken away, and not chosen anew.
  const offered = [...new Set<ExplicitAuthFlowsType>([...authFlows, ...form.authFlows])]
  return (
    <FormField
      stretch
      label={words.flows}
      info={<Info topic="authenticationFlows" />}
      constraintText={form.rotation ? words.rotationNeedsNoFlow : words.flowsConstraint}
    >
      <Multiselect
        selectedOptions={form.authFlows.map(option)}
        options={offered.map(option)}
        placeholder={words.selectFlows}
        deselectAriaLabel={({ label }) => `${wizard.remove} ${label}`}
        onChange={({ detail }) => {
          const chosen = detail.selectedOptions.map(({ value }) => value)
          change({ authFlows: offered.filter((flow) => chosen.includes(flow)) })
        }}
      />
    </FormField>
  )
}

function Rotation({ form, change, problem }: FormProps) {
  return (
    <SpaceBetween size="l">
      <FormField label={words.rotation} info={<Info topic="refreshTokenRotation" />}>
        <Checkbox
          checked={form.rotation}
          description={words.rotationLine}
          onChange={({ detail }) => {
            const others = form.authFlows.filter((flow) => flow !== refresh)
            change({ rotation: detail.checked, authFlows: detail.checked ? others : [...others, refresh] })
          }}
        >
          {words.enableRotation}
        </Checkbox>
      </FormField>
      {form.rotation && (
        <FormField
          label={words.grace}
          constraintText={words.graceRange}
          errorText={problem('graceSeconds')}
          secondaryControl={words.seconds}
        >
          <Input
            value={form.graceSeconds}
            inputMode="numeric"
            onChange={({ detail }) => change({ graceSeconds: detail.value })}
          />
        </FormField>
      )}
    </SpaceBetween>
  )
}
