import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { UrlList } from '#create-pool/steps/url-list.tsx'
import { texts } from '#texts/texts.ts'
import type { FormProps } from './form-props.ts'
import { GrantFields, ScopeFields } from './grant-fields.tsx'
import { ProvidersField } from './providers-field.tsx'

const words = texts.appClients.fields
const wizard = texts.createPool.app

export type LoginPageFieldsProps = FormProps & {
  /** The scopes that the resource servers of the pool define. */
  readonly customScopes: readonly string[]
}

/** What the login pages and OAuth 2.0 ask of an app client. */
export function LoginPageFields(props: LoginPageFieldsProps) {
  const { form, change } = props
  return (
    <SpaceBetween size="l">
      <Checkbox
        checked={form.loginPages}
        description={words.useLoginPagesLine}
        onChange={({ detail }) => change({ loginPages: detail.checked })}
      >
        {words.useLoginPages}
      </Checkbox>
      {form.loginPages && <Fields {...props} />}
    </SpaceBetween>
  )
}

function Fields({ form, change, problem, customScopes }: LoginPageFieldsProps) {
  return (
    <SpaceBetween size="l">
      <UrlList
        label={wizard.callbacks}
        description={wizard.callbacksLine}
        help="callbackUrls"
        urls={form.callbackUrls}
        problem={problem('callbackUrls')}
        problemAt={(index) => problem(`callbackUrls.${index}`)}
        onChange={(callbackUrls) => change({ callbackUrls })}
      />
      <DefaultRedirect form={form} change={change} />
      <UrlList
        label={wizard.signOuts}
        urls={form.signOutUrls}
        problem={problem('signOutUrls')}
        problemAt={(index) => problem(`signOutUrls.${index}`)}
        onChange={(signOutUrls) => change({ signOutUrls })}
      />
      <ProvidersField
        providers={form.identityProviders}
        onChange={(identityProviders) => change({ identityProviders })}
      />
      <GrantFields form={form} change={change} problem={problem} />
      <ScopeFields form={form} change={change} problem={problem} customScopes={customScopes} />
    </SpaceBetween>
  )
}

function DefaultRedirect({ form, change }: Pick<FormProps, 'form' | 'change'>) {
  const urls = form.callbackUrls.map((url) => url.trim()).filter((url) => url !== '')
  const none = { value: '', label: words.noDefaultRedirect }
  const options = [none, ...[...new Set(urls)].map((url) => ({ value: url, label: url }))]
  return (
    <FormField label={words.defaultRedirect} description={words.defaultRedirectLine}>
      <Select
        selectedOption={options.find(({ value }) => value === form.defaultRedirectUri) ?? none}
        options={options}
        onChange={({ detail }) => change({ defaultRedirectUri: detail.selectedOption.value ?? '' })}
      />
    </FormField>
  )
}
