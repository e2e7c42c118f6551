import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { texts } from '#texts/texts.ts'
import { useWizard } from '../wizard-context.ts'

const words = texts.createPool.app

export type DurationFieldProps = {
  readonly name: 'refreshToken' | 'accessToken' | 'idToken'
  readonly label: string
  readonly constraint: string
}

/** Days and minutes beside one another. */
export function DurationField({ name, label, constraint }: DurationFieldProps) {
  const { choices, set, problem } = useWizard()
  const duration = choices.app[name]
  const part = (unit: 'days' | 'minutes') => (
    <div className="duration-part">
      <Input
        value={duration[unit]}
        inputMode="numeric"
        ariaLabel={unit === 'days' ? words.daysLabel(label) : words.minutesLabel(label)}
        onChange={({ detail }) => set('app', { [name]: { ...duration, [unit]: detail.value } })}
      />
      <span>{words[unit]}</span>
    </div>
  )
  return (
    <FormField label={label} constraintText={constraint} errorText={problem(`app.${name}`)}>
      <div className="duration">
        {part('days')}
        {part('minutes')}
      </div>
    </FormField>
  )
}
