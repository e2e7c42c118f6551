import type { OAuthFlowType } from '@aws-sdk/client-cognito-identity-provider'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { grants } from '#create-pool/model/choices.ts'
import { Notice } from '#frame/notice.tsx'
import { texts } from '#texts/texts.ts'
import { isCustomScope, openIdScopes } from '../model/client-form.ts'
import { scopeLabel } from '../model/shown.ts'
import type { FormProps } from './form-props.ts'

const words = texts.appClients.fields
const wizard = texts.createPool.app

export function GrantFields({ form, change, problem }: FormProps) {
  const toggle = (grant: OAuthFlowType, isOn: boolean) =>
    change({ grants: grants.filter((each) => (each === grant ? isOn : form.grants.includes(each))) })
  return (
    <SpaceBetween size="xs">
      <FormField label={wizard.grants} errorText={problem('grants')}>
        {grants.map((grant) => (
          <Checkbox
            key={grant}
            checked={form.grants.includes(grant)}
            description={grant === 'client_credentials' ? words.machineLine : wizard.grantLines[grant]}
            onChange={({ detail }) => toggle(grant, detail.checked)}
          >
            {wizard.grantNames[grant]}
          </Checkbox>
        ))}
      </FormField>
      {form.grants.includes('implicit') && <Notice type="warning">{words.implicitWarning}</Notice>}
    </SpaceBetween>
  )
}

export type ScopeFieldsProps = FormProps & { readonly customScopes: readonly string[] }

export function ScopeFields({ form, change, problem, customScopes }: ScopeFieldsProps) {
  const known = openIdScopes.map((value) => ({
    value,
    label: scopeLabel(value),
    description: ['email', 'phone', 'profile'].includes(value) ? words.openIdNote : '',
  }))
  // A scope whose resource server is gone can be taken away, and not chosen anew.
  const custom = [...new Set([...customScopes, ...form.scopes.filter(isCustomScope)])].map((value) => ({
    value,
    label: value,
  }))
  const choose = (values: readonly (string | undefined)[], kept: readonly string[]) =>
    change({ scopes: [...kept, ...values.flatMap((value) => (value ? [value] : []))] })
  return (
    <SpaceBetween size="l">
      <FormField label={wizard.scopes} errorText={problem('scopes')}>
        <Multiselect
          selectedOptions={openIdScopes
            .filter((value) => form.scopes.includes(value))
            .map((value) => ({ value, label: scopeLabel(value) }))}
          options={known}
          deselectAriaLabel={({ label }) => `${wizard.remove} ${label}`}
          onChange={({ detail }) =>
            choose(
              detail.selectedOptions.map(({ value }) => value),
              form.scopes.filter(isCustomScope),
            )
          }
        />
      </FormField>
      <FormField
        label={words.customScopes}
        description={custom.length > 0 ? words.customScopesLine : words.noCustomScopes}
        errorText={problem('customScopes')}
      >
        <Multiselect
          selectedOptions={custom.filter(({ value }) => form.scopes.includes(value))}
          options={custom}
          disabled={custom.length === 0}
          filteringType="auto"
          placeholder={words.selectScopes}
          deselectAriaLabel={({ label }) => `${wizard.remove} ${label}`}
          onChange={({ detail }) =>
            choose(
              detail.selectedOptions.map(({ value }) => value),
              form.scopes.filter((scope) => !isCustomScope(scope)),
            )
          }
        />
      </FormField>
    </SpaceBetween>
  )
}
