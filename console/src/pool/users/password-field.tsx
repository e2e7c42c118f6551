import type { PasswordPolicyType } from '@aws-sdk/client-cognito-identity-provider'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { texts } from '#texts/texts.ts'
import { passwordRules } from './password-rules.ts'

const words = texts.users.dialogs.setPassword

export type PasswordFieldProps = {
  readonly policy: PasswordPolicyType | undefined
  readonly value: string
  readonly problem: string | undefined
  readonly onChange: (value: string) => void
}

/** A password for somebody else, hidden until it is asked to be shown. */
export function PasswordField({ policy, value, problem, onChange }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false)
  return (
    <SpaceBetween size="xs">
      <FormField label={words.password} constraintText={`${passwordRules(policy).join('. ')}.`} errorText={problem}>
        <Input
          value={value}
          type={isShown ? 'text' : 'password'}
          // The browser's own password is not this user's.
          autoComplete="new-password"
          spellcheck={false}
          onChange={({ detail }) => onChange(detail.value)}
        />
      </FormField>
      <Checkbox checked={isShown} onChange={({ detail }) => setShown(detail.checked)}>
        {words.show}
      </Checkbox>
    </SpaceBetween>
  )
}
