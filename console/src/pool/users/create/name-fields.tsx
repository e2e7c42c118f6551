import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input, { type InputProps } from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { texts } from '#texts/texts.ts'
import { type FormProps, labelOf } from './form-state.ts'
import { needsEmail, needsPhone } from './new-user.ts'

const words = texts.users.creation

/** The names and addresses of the user, as far as the user pool has them. */
export function NameFields(props: FormProps) {
  const { shape, user, change, problem } = props
  return (
    <SpaceBetween size="l">
      {shape.names.length === 0 && (
        <FormField label={words.userName} constraintText={words.userNameLine} errorText={problem('userName')}>
          <Input
            value={user.userName}
            autoComplete={false}
            onChange={({ detail }) => change({ userName: detail.value })}
          />
        </FormField>
      )}
      {user.aliases.includes('preferred_username') && (
        <FormField label={words.preferredField} errorText={problem('preferred')}>
          <Input
            value={user.preferred}
            autoComplete={false}
            onChange={({ detail }) => change({ preferred: detail.value })}
          />
        </FormField>
      )}
      <AddressField
        label={labelOf(words.emailField, needsEmail(shape, user))}
        description={shape.names.length > 1 ? words.eitherLine : undefined}
        problem={problem('email')}
        inputMode="email"
        value={user.email}
        onChange={(email) => change({ email })}
        markLabel={words.emailVerified}
        isAlias={user.aliases.includes('email')}
        isVerified={user.emailVerified}
        onMark={(emailVerified) => change({ emailVerified })}
      />
      <AddressField
        label={labelOf(words.phoneField, needsPhone(shape, user))}
        constraint={words.phoneLine}
        problem={problem('phone')}
        inputMode="tel"
        value={user.phone}
        onChange={(phone) => change({ phone })}
        markLabel={words.phoneVerified}
        isAlias={user.aliases.includes('phone_number')}
        isVerified={user.phoneVerified}
        onMark={(phoneVerified) => change({ phoneVerified })}
      />
    </SpaceBetween>
  )
}

type AddressFieldProps = {
  readonly label: string
  readonly description?: string | undefined
  readonly constraint?: string
  readonly problem: string | undefined
  readonly inputMode: InputProps['inputMode']
  readonly value: string
  readonly onChange: (value: string) => void
  readonly markLabel: string
  readonly isAlias: boolean
  readonly isVerified: boolean
  readonly onMark: (isVerified: boolean) => void
}

function AddressField(props: AddressFieldProps) {
  const { label, description, constraint, problem, inputMode, value, onChange } = props
  const { markLabel, isAlias, isVerified, onMark } = props
  return (
    <SpaceBetween size="xs">
      <FormField label={label} description={description} constraintText={constraint} errorText={problem}>
        <Input
          value={value}
          inputMode={inputMode}
          autoComplete={false}
          onChange={({ detail }) => onChange(detail.value)}
        />
      </FormField>
      <Checkbox
        checked={isVerified || isAlias}
        disabled={isAlias}
        description={isAlias && words.verifiedByAlias}
        onChange={({ detail }) => onMark(detail.checked)}
      >
        {markLabel}
      </Checkbox>
    </SpaceBetween>
  )
}
