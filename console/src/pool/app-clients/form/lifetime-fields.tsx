import SpaceBetween from '@cloudscape-design/components/space-between'
import { DurationField } from '#create-pool/steps/duration-field.tsx'
import { texts } from '#texts/texts.ts'
import type { FormProps } from './form-props.ts'

const words = texts.createPool.app

const fields = [
  { name: 'refreshToken', label: words.refreshToken, constraint: words.refreshTokenRange },
  { name: 'accessToken', label: words.accessToken, constraint: words.shortTokenRange },
  { name: 'idToken', label: words.idToken, constraint: words.shortTokenRange },
] as const

/** How long each kind of token lives. */
export function LifetimeFields({ form, change, problem }: FormProps) {
  return (
    <SpaceBetween size="l">
      {fields.map(({ name, label, constraint }) => (
        <DurationField
          key={name}
          label={label}
          constraint={constraint}
          duration={form[name]}
          problem={problem(name)}
          onChange={(duration) => change({ [name]: duration })}
        />
      ))}
    </SpaceBetween>
  )
}
