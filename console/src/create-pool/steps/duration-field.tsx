import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { texts } from '#texts/texts.ts'
import type { Duration } from '../model/choices.ts'
import '../create-pool.css'

const words = texts.createPool.app

export type DurationFieldProps = {
  readonly label: string
  readonly constraint: string
  readonly duration: Duration
  readonly problem: string | undefined
  readonly onChange: (duration: Duration) => void
}

/** Days and minutes beside one another. */
export function DurationField({ label, constraint, duration, problem, onChange }: DurationFieldProps) {
  const part = (unit: 'days' | 'minutes') => (
    <div className="duration-part">
      <Input
        value={duration[unit]}
        inputMode="numeric"
        ariaLabel={unit === 'days' ? words.daysLabel(label) : words.minutesLabel(label)}
        onChange={({ detail }) => onChange({ ...duration, [unit]: detail.value })}
      />
      <span>{words[unit]}</span>
    </div>
  )
  return (
    <FormField label={label} constraintText={constraint} errorText={problem}>
      <div className="duration">
        {part('days')}
        {part('minutes')}
      </div>
    </FormField>
  )
}
