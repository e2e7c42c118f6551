import { AdminUpdateUserAttributesCommand, type SchemaAttributeType } from '@aws-sdk/client-cognito-identity-provider'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { Notice } from '#frame/notice.tsx'
import { texts } from '#texts/texts.ts'
import { useChange } from '../use-change.ts'
import { isAddress } from '../user-attributes.ts'
import {
  type AttributeRow,
  addableNames,
  changesOf,
  emptyNames,
  fixedNames,
  isRequired,
  rowsOf,
} from './attribute-changes.ts'
import { type DialogProps, idsOf } from './person.ts'
import '../users.css'

const words = texts.users.attributes
const noSchema: readonly SchemaAttributeType[] = []

/** Changes, adds and takes away attributes, all in one call. */
export function EditAttributes({ person, onClose }: DialogProps) {
  const change = useChange(person.poolId)
  const { pool, user } = person
  const schema = pool.SchemaAttributes ?? noSchema
  const [before] = useState(() => rowsOf(schema, user.UserAttributes))
  const [rows, setRows] = useState(before)
  const [wasSent, setSent] = useState(false)
  const save = async () => {
    const UserAttributes = changesOf(before, rows)
    if (UserAttributes.length > 0)
      await send(new AdminUpdateUserAttributesCommand({ ...idsOf(person), UserAttributes }))
  }
  const waits = pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate?.length
  const fixed = fixedNames(schema, user.UserAttributes)
  return (
    <ActionDialog
      title={words.editTitle}
      size="large"
      confirmLabel={words.save}
      check={() => {
        setSent(true)
        return emptyNames(rows).length === 0
      }}
      onConfirm={() =>
        change(changesOf(before, rows).length > 0 ? words.saved(person.shownName) : words.unchanged, save)
      }
      onClose={onClose}
    >
      {rows.map((row) => (
        <RowFields
          key={row.name}
          row={row}
          isRequired={isRequired(schema, row.name)}
          problem={wasSent && emptyNames([row]).length > 0 ? words.missing : undefined}
          onChange={(next) => setRows(rows.map((each) => (each.name === row.name ? next : each)))}
          onRemove={() => setRows(rows.filter(({ name }) => name !== row.name))}
        />
      ))}
      <AddRow
        names={addableNames(schema, rows)}
        onAdd={(name) => setRows([...rows, { name, value: '', isVerified: false }])}
      />
      {Boolean(waits) && <Notice type="info">{words.waits}</Notice>}
      {fixed.length > 0 && <Box color="text-body-secondary">{words.fixed(fixed.join(', '))}</Box>}
    </ActionDialog>
  )
}

type RowFieldsProps = {
  readonly row: AttributeRow
  readonly isRequired: boolean
  readonly problem: string | undefined
  readonly onChange: (row: AttributeRow) => void
  readonly onRemove: () => void
}

function RowFields({ row, isRequired, problem, onChange, onRemove }: RowFieldsProps) {
  const { name, value, isVerified } = row
  return (
    <SpaceBetween size="xxs">
      <FormField stretch label={name} errorText={problem}>
        <div className="attribute-row">
          <div className="attribute-value">
            <Input
              value={value}
              autoComplete={false}
              onChange={({ detail }) => onChange({ ...row, value: detail.value })}
            />
          </div>
          {!isRequired && (
            <Button formAction="none" ariaLabel={words.removeNamed(name)} onClick={onRemove}>
              {words.remove}
            </Button>
          )}
        </div>
      </FormField>
      {isAddress(name) && (
        <Checkbox checked={isVerified} onChange={({ detail }) => onChange({ ...row, isVerified: detail.checked })}>
          {name === 'email' ? words.emailVerified : words.phoneVerified}
        </Checkbox>
      )}
    </SpaceBetween>
  )
}

type AddRowProps = { readonly names: readonly string[]; readonly onAdd: (name: string) => void }

/** The attribute is added as soon as it is chosen. */
function AddRow({ names, onAdd }: AddRowProps) {
  if (names.length === 0) return null
  return (
    <FormField label={words.add}>
      <Select
        selectedOption={null}
        placeholder={words.addPlaceholder}
        filteringType="auto"
        options={names.map((value) => ({ value, label: value }))}
        onChange={({ detail }) => onAdd(detail.selectedOption.value ?? '')}
      />
    </FormField>
  )
}
