import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'
import { texts } from '#texts/texts.ts'
import type { PermissionRow } from '../model/visible.ts'

const words = texts.createPool.app

export type PermissionsTableProps = {
  readonly rows: readonly PermissionRow[]
  readonly problem?: string | undefined
  readonly renderBox: (name: string, kind: 'read' | 'write', checked: boolean, disabled: boolean) => ReactNode
}

export function PermissionsTable({ rows, problem, renderBox }: PermissionsTableProps) {
  return (
    <ExpandableSection variant="container" headerText={words.permissions} headerDescription={words.permissionsLine}>
      <FormField stretch errorText={problem}>
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
      </FormField>
    </ExpandableSection>
  )
}
