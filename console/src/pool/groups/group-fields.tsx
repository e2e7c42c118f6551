import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { texts } from '#texts/texts.ts'
import type { GroupForm, GroupProblems } from './group-form.ts'

const words = texts.groups
const optional = (label: string) => `${label} - ${words.optional}`

export type GroupFieldsProps = {
  readonly form: GroupForm
  readonly problems: GroupProblems
  readonly onChange: (form: GroupForm) => void
}

/** What can be changed of a group at any time. */
export function GroupFields({ form, problems, onChange }: GroupFieldsProps) {
  const set = (change: Partial<GroupForm>) => onChange({ ...form, ...change })
  const problem = (field: keyof GroupForm) => problems[field] && words.problems[problems[field]]
  return (
    <SpaceBetween size="l">
      <FormField
        label={optional(words.descriptionField)}
        constraintText={words.descriptionLine}
        errorText={problem('description')}
      >
        <Textarea value={form.description} rows={3} onChange={({ detail }) => set({ description: detail.value })} />
      </FormField>
      <FormField label={optional(words.roleField)} description={words.roleLine} errorText={problem('role')}>
        <Input
          value={form.role}
          autoComplete={false}
          placeholder="arn:aws:iam::123456789012:role/name"
          onChange={({ detail }) => set({ role: detail.value })}
        />
      </FormField>
      <FormField
        label={optional(words.precedence)}
        description={words.precedenceLine}
        errorText={problem('precedence')}
      >
        <Input
          value={form.precedence}
          autoComplete={false}
          inputMode="numeric"
          onChange={({ detail }) => set({ precedence: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  )
}
