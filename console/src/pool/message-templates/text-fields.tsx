import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Textarea from '@cloudscape-design/components/textarea'
import { texts } from '#texts/texts.ts'
import type { TextProblem } from './text-problems.ts'

const words = texts.messageTemplates

export type TextFieldProps = {
  readonly label: string
  readonly value: string
  readonly most: number
  readonly problem: TextProblem | undefined
  readonly description?: string
  readonly onChange: (value: string) => void
}

const constraint = (value: string, most: number) => `${words.emptyIsDefault} ${words.counts(value.length, most)}`

/** The subject of a mail. */
export function SubjectField({ label, value, most, problem, onChange }: TextFieldProps) {
  return (
    <FormField
      label={label}
      stretch
      constraintText={constraint(value, most)}
      errorText={problem && words.problems[problem]}
    >
      <Input value={value} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  )
}

/** The text of a mail or an SMS. */
export function MessageField({ label, value, most, problem, description, onChange }: TextFieldProps) {
  return (
    <FormField
      label={label}
      stretch
      description={description}
      constraintText={constraint(value, most)}
      errorText={problem && words.problems[problem]}
    >
      <Textarea value={value} rows={most > 1_000 ? 6 : 3} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  )
}
