import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useState } from 'react'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import { AddAttributesDialog } from './add-attributes-dialog.tsx'
import { customAttributes, limitsOf } from './attributes-of-pool.ts'
import { customMost } from './new-attributes.ts'

const words = texts.poolSignUp

type Row = ReturnType<typeof customAttributes>[number]

const columns: readonly TableProps.ColumnDefinition<Row>[] = [
  { id: 'name', header: words.name, cell: ({ Name }) => Name, isRowHeader: true },
  { id: 'type', header: words.type, cell: ({ AttributeDataType }) => AttributeDataType },
  { id: 'least', header: words.least, cell: (row) => limitsOf(row).least ?? texts.pool.none },
  { id: 'most', header: words.most, cell: (row) => limitsOf(row).most ?? texts.pool.none },
  { id: 'mutable', header: words.mutable, cell: ({ Mutable }) => (Mutable ? texts.pool.yes : texts.pool.no) },
]

export function CustomAttributesSection({ pool }: { readonly pool: UserPoolType }) {
  const [seen, setSeen] = useState<UserPoolType>()
  const rows = customAttributes(pool)
  const isFull = rows.length >= customMost
  return (
    <>
      <Table
        items={rows}
        columnDefinitions={columns}
        trackBy={({ Name = '' }) => Name}
        ariaLabels={{ tableLabel: words.custom }}
        header={
          <Header
            variant="h2"
            counter={`(${rows.length})`}
            info={<Info topic="customAttributes" />}
            description={words.customLine}
            actions={
              <Button disabled={isFull} disabledReason={words.noMore} onClick={() => setSeen(pool)}>
                {words.addCustom}
              </Button>
            }
          >
            {words.custom}
          </Header>
        }
        empty={<Box textAlign="center">{words.noCustom}</Box>}
      />
      {seen && <AddAttributesDialog pool={seen} onClose={() => setSeen(undefined)} />}
    </>
  )
}
