import type { PasswordPolicyType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import { EditableSection } from '#pool/edit/editable-section.tsx'
import { texts } from '#texts/texts.ts'
import { PasswordDialog } from './password-dialog.tsx'

const words = texts.authenticationMethods
const labels = texts.createPool.security

export function PasswordSection({ pool }: { readonly pool: UserPoolType }) {
  const policy = pool.Policies?.PasswordPolicy ?? {}
  const required = requirements(policy)
  return (
    <EditableSection
      title={labels.policy}
      description={labels.policyLine}
      help="passwordPolicy"
      pool={pool}
      dialog={(seen, close) => <PasswordDialog pool={seen} onClose={close} />}
    >
      <KeyValuePairs
        columns={2}
        minColumnWidth={210}
        items={[
          { label: labels.minimumLength, value: labels.characters(String(policy.MinimumLength ?? 8)) },
          {
            label: labels.requirements,
            value: required.length > 0 ? required.map((line) => <div key={line}>{line}</div>) : words.nothingRequired,
          },
          { label: labels.temporary, value: labels.days(String(policy.TemporaryPasswordValidityDays ?? 7)) },
          { label: words.history, value: words.historyCount(policy.PasswordHistorySize ?? 0) },
        ]}
      />
    </EditableSection>
  )
}

function requirements(policy: PasswordPolicyType): readonly string[] {
  const all = [
    [policy.RequireNumbers, labels.numbers],
    [policy.RequireSymbols, labels.symbols],
    [policy.RequireUppercase, labels.uppercase],
    [policy.RequireLowercase, labels.lowercase],
  ] as const
  return all.flatMap(([isRequired, line]) => (isRequired ? [line] : []))
}
