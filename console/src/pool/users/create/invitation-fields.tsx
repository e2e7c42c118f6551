import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import { PasswordField } from '../password-field.tsx'
import type { FormProps } from './form-state.ts'

const words = texts.users.creation

export function InvitationField({ shape, user, change, problem }: FormProps) {
  return (
    <FormField label={words.invitation} errorText={problem('invitation')} info={<Info topic="createUser" />}>
      <RadioGroup
        value={user.invitation}
        items={shape.invitations.map((value) => ({ value, label: words.invitations[value] }))}
        onChange={({ detail }) => {
          const invitation = shape.invitations.find((each) => each === detail.value)
          if (invitation) change({ invitation })
        }}
      />
    </FormField>
  )
}

export function TemporaryPasswordFields({ pool, shape, user, change, problem }: FormProps) {
  return (
    <SpaceBetween size="l">
      <FormField label={words.password} errorText={problem('password')}>
        <RadioGroup
          value={user.password}
          items={shape.passwords.map((value) => ({
            value,
            label: words.passwords[value],
            ...(value === 'none' && { description: words.noneLine }),
          }))}
          onChange={({ detail }) => {
            const password = shape.passwords.find((each) => each === detail.value)
            if (password) change({ password })
          }}
        />
      </FormField>
      {user.password === 'set' && (
        <PasswordField
          policy={pool.Policies?.PasswordPolicy}
          value={user.typedPassword}
          problem={problem('typedPassword')}
          onChange={(typedPassword) => change({ typedPassword })}
        />
      )}
    </SpaceBetween>
  )
}
