import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import { texts } from '#texts/texts.ts'
import type { PermissionRow } from '../model/visible.ts'

const words = texts.createPool.app

export type AttributeTableProps = {
  readonly rows: readonly PermissionRow[]
  readonly renderBox: (name: string, kind: 'read' | 'write', checked: boolean, disabled: boolean) => ReactNode
}

export type PermissionsTableProps = AttributeTableProps & { readonly problem?: string | undefined }

export function PermissionsTable({ problem, ...table }: PermissionsTableProps) {
  return (
    <ExpandableSection variant="container" headerText={words.permissions} headerDescription={words.permissionsLine}>
      <FormField stretch errorText={problem}>
        <AttributeTable {...table} />
      </FormField>
    </ExpandableSection>
  )
}

/** What an app client may do with each attribute. */
export function AttributeTable({ rows, renderBox }: AttributeTableProps) {
  return (
    <Table
      variant="embedded"
      items={rows}
      trackBy="name"
      ariaLabels={{ tableLabel: words.permissions }}
      columnDefinitions={[
        { id: 'name', header: words.attribute, isRowHeader: true, cell: ({ name }) => name },
        {
          id: 'read',
          header: words.read,
          cell: ({ name, readable }) => renderBox(name, 'read', readable, false),
        },
        {
          id: 'write',
          header: words.write,
          cell: ({ name, writable, writeLock }) => renderBox(name, 'write', writable, writeLock !== undefined),
        },
      ]}
    />
  )
}
