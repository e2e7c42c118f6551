import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { texts } from '#texts/texts.ts'
import { type Scope, scopes } from '../model/choices.ts'
import { offeredGrants } from '../model/visible.ts'
import { useWizard } from '../wizard-context.ts'
import { UrlList } from './url-list.tsx'

const words = texts.createPool.app

/** What the hosted pages ask of an app client, beyond its callback URLs. */
export function OAuthFields() {
  const { choices, set, problem } = useWizard()
  return (
    <SpaceBetween size="l">
      <UrlList
        label={words.signOuts}
        urls={choices.app.signOutUrls}
        problem={problem('app.signOutUrls')}
        problemAt={(index) => problem(`app.signOutUrls.${index}`)}
        onChange={(signOutUrls) => set('app', { signOutUrls })}
      />
      <FormField label={words.identityProviders}>
        <Multiselect
          disabled
          selectedOptions={[{ value: 'COGNITO', label: words.userPoolProvider }]}
          options={[{ value: 'COGNITO', label: words.userPoolProvider }]}
          onChange={() => undefined}
        />
      </FormField>
      <Grants />
      <Scopes />
    </SpaceBetween>
  )
}

function Grants() {
  const { choices, set, problem } = useWizard()
  const { grants } = choices.app
  return (
    <FormField label={words.grants} errorText={problem('app.grants')}>
      {offeredGrants().map(({ grant, offered }) => (
        <Checkbox
          key={grant}
          checked={grants.includes(grant)}
          disabled={!offered}
          description={words.grantLines[grant]}
          onChange={({ detail }) => {
            const others = grants.filter((each) => each !== grant)
            set('app', { grants: detail.checked ? [...others, grant] : others })
          }}
        >
          {words.grantNames[grant]}
        </Checkbox>
      ))}
    </FormField>
  )
}

function Scopes() {
  const { choices, set, problem } = useWizard()
  const option = (value: Scope) => ({ value, label: words.scopeNames[value] })
  return (
    <FormField label={words.scopes} errorText={problem('app.scopes')}>
      <Multiselect
        selectedOptions={choices.app.scopes.map(option)}
        options={scopes.map(option)}
        deselectAriaLabel={({ label }) => `${words.remove} ${label}`}
        onChange={({ detail }) => {
          const chosen = detail.selectedOptions.map(({ value }) => value)
          set('app', { scopes: scopes.filter((scope) => chosen.includes(scope)) })
        }}
      />
    </FormField>
  )
}
