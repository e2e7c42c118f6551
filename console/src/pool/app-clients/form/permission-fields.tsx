import type { SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider'
import Checkbox from '@cloudscape-design/components/checkbox'
import { PermissionsTable } from '#create-pool/steps/permissions-table.tsx'
import { texts } from '#texts/texts.ts'
import { permissionRowsOf } from '../model/permissions.ts'
import type { FormProps } from './form-props.ts'

const wizard = texts.createPool.app

export type PermissionFieldsProps = FormProps & { readonly schema: readonly SchemaAttributeType[] }

export function PermissionFields({ form, change, problem, schema }: PermissionFieldsProps) {
  const toggle = (list: 'unreadable' | 'unwritable', name: string, isOn: boolean) => {
    const others = form[list].filter((each) => each !== name)
    change({ [list]: isOn ? others : [...others, name] })
  }
  return (
    <PermissionsTable
      rows={permissionRowsOf(form, schema)}
      problem={problem('permissions')}
      renderBox={(name, kind, checked, disabled) => (
        <Checkbox
          checked={checked}
          disabled={disabled}
          ariaLabel={kind === 'read' ? wizard.readOf(name) : wizard.writeOf(name)}
          onChange={({ detail }) => toggle(kind === 'read' ? 'unreadable' : 'unwritable', name, detail.checked)}
        />
      )}
    />
  )
}
