import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { texts } from '#texts/texts.ts'
import { passwordRules, signInNames } from '../password-rules.ts'

const words = texts.users.creation
const usualDays = 7

/** The rules of the user pool that a new user has to suit. */
export function PoolRules({ pool }: { readonly pool: UserPoolType }) {
  const policy = pool.Policies?.PasswordPolicy
  const required = (pool.SchemaAttributes ?? []).flatMap(({ Name = '', Required }) =>
    Required && Name !== 'sub' ? [Name] : [],
  )
  return (
    <ExpandableSection variant="container" headerText={words.rules}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: words.ruleNames.signIn, value: <Lines lines={signInNames(pool)} /> },
          { label: words.ruleNames.password, value: <Lines lines={passwordRules(policy)} /> },
          {
            label: words.ruleNames.expires,
            value: texts.users.rules.days(policy?.TemporaryPasswordValidityDays ?? usualDays),
          },
          { label: words.ruleNames.mfa, value: texts.users.rules.mfa[pool.MfaConfiguration ?? 'OFF'] },
          { label: words.ruleNames.required, value: <Lines lines={required.length > 0 ? required : ['-']} /> },
        ]}
      />
    </ExpandableSection>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((line) => <div key={line}>{line}</div>)
}
