import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input, { type InputProps } from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Tiles from '@cloudscape-design/components/tiles'
import type { ReactNode } from 'react'
import { Info } from '#frame/help.tsx'
import type { HelpTopic } from '#texts/help.ts'
import type { Choices } from './model/choices.ts'
import { type Section, useWizard } from './wizard-context.ts'

type NamesOf<Name extends Section, Value> = {
  [Key in keyof Choices[Name]]: Choices[Name][Key] extends Value ? Key : never
}[keyof Choices[Name]] &
  string

type FieldProps<Name extends Section, Value> = {
  readonly section: Name
  readonly name: NamesOf<Name, Value>
  readonly label: string
  readonly description?: ReactNode
  readonly constraint?: ReactNode
  readonly help?: HelpTopic
}

function useField<Name extends Section, Value>(section: Name, name: NamesOf<Name, Value>) {
  const { choices, set, problem } = useWizard()
  return {
    value: choices[section][name] as Value,
    change: (value: Value) => set(section, { [name]: value } as Partial<Choices[Name]>),
    problem: problem(`${section}.${name}`),
  }
}

type TextFieldProps<Name extends Section> = FieldProps<Name, string> & {
  readonly placeholder?: string
  readonly inputMode?: InputProps['inputMode']
  /** What stands behind the input, such as a unit or the rest of a domain. */
  readonly suffix?: ReactNode
}

/** A line of text of the choices. */
export function TextField<Name extends Section>(props: TextFieldProps<Name>) {
  const { section, name, label, description, constraint, help, placeholder, inputMode, suffix } = props
  const { value, change, problem } = useField<Name, string>(section, name)
  return (
    <FormField
      label={label}
      description={description}
      constraintText={constraint}
      errorText={problem}
      info={help && <Info topic={help} />}
    >
      <div className={suffix === undefined ? undefined : 'with-suffix'}>
        <Input
          value={value}
          placeholder={placeholder ?? ''}
          {...(inputMode && { inputMode })}
          onChange={({ detail }) => change(detail.value)}
        />
        {suffix !== undefined && <span>{suffix}</span>}
      </div>
    </FormField>
  )
}

type TickProps<Name extends Section> = Omit<FieldProps<Name, boolean>, 'constraint' | 'help'> & {
  readonly disabled?: boolean
}

/** A box that is ticked or not. */
export function Tick<Name extends Section>({ section, name, label, description, disabled }: TickProps<Name>) {
  const { value, change } = useField<Name, boolean>(section, name)
  return (
    <Checkbox
      checked={value && !disabled}
      disabled={disabled ?? false}
      description={description}
      onChange={({ detail }) => change(detail.checked)}
    >
      {label}
    </Checkbox>
  )
}

export type Option<Value extends string> = {
  readonly value: Value
  readonly label: string
  readonly description?: string
  readonly disabled?: boolean
}

type OneOfProps<Name extends Section, Value extends string> = FieldProps<Name, Value> & {
  readonly options: readonly Option<Value>[]
}

/** One of a few, as radio buttons. */
export function Radios<Name extends Section, Value extends string>(props: OneOfProps<Name, Value>) {
  const { section, name, label, description, help, options } = props
  const { value, change, problem } = useField<Name, Value>(section, name)
  return (
    <FormField label={label} description={description} errorText={problem} info={help && <Info topic={help} />}>
      <RadioGroup value={value} items={[...options]} onChange={({ detail }) => change(detail.value as Value)} />
    </FormField>
  )
}

type TileFieldProps<Name extends Section, Value extends string> = OneOfProps<Name, Value> & {
  readonly columns?: number
  readonly onChange?: (value: Value) => void
}

/** One of a few, as tiles. */
export function TileField<Name extends Section, Value extends string>(props: TileFieldProps<Name, Value>) {
  const { section, name, label, description, help, options, columns, onChange } = props
  const { value, change, problem } = useField<Name, Value>(section, name)
  return (
    <FormField stretch label={label} description={description} errorText={problem} info={help && <Info topic={help} />}>
      <Tiles
        value={value}
        columns={columns ?? options.length}
        items={[...options]}
        onChange={({ detail }) => (onChange ?? change)(detail.value as Value)}
      />
    </FormField>
  )
}
