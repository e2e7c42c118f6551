import { AddCustomAttributesCommand } from '@aws-sdk/client-cognito-identity-provider'
import Alert from '@cloudscape-design/components/alert'
import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Checkbox from '@cloudscape-design/components/checkbox'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useFlash } from '#frame/flashes.tsx'
import type { PoolDialogProps } from '#pool/edit/editable-section.tsx'
import { changeUnchanged } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { customAttributes } from './attributes-of-pool.ts'
import {
  attributeTypes,
  emptyAttribute,
  hasLimits,
  type NewAttribute,
  newAttribute,
  newAttributeProblems,
  roomFor,
} from './new-attributes.ts'

const words = texts.poolSignUp
const labels = texts.createPool.signUp
const types = attributeTypes.map((value) => ({ value }))

export function AddAttributesDialog({ pool, onClose }: PoolDialogProps) {
  const [attributes, setAttributes] = useState<readonly NewAttribute[]>([emptyAttribute])
  const [isChecked, setChecked] = useState(false)
  const flash = useFlash()
  const present = customAttributes(pool).map(({ Name = '' }) => Name)
  const problems = newAttributeProblems(attributes, present, words.exists)
  const save = async () => {
    const CustomAttributes = attributes.map(newAttribute)
    await changeUnchanged(pool, (now) => send(new AddCustomAttributesCommand({ UserPoolId: now.Id, CustomAttributes })))
    flash.success(words.added(CustomAttributes.map(({ Name }) => `custom:${Name}`).join(', ')))
  }
  return (
    <ActionDialog
      title={words.addTitle}
      confirmLabel={words.add}
      size="max"
      isReady={attributes.length > 0}
      check={() => {
        setChecked(true)
        return problems.length === 0
      }}
      onConfirm={save}
      onClose={onClose}
    >
      <Alert type="warning">{words.couldNotAdd}</Alert>
      <Rows
        attributes={attributes}
        room={roomFor(present.length, attributes.length)}
        problem={(row, field) =>
          isChecked ? problems.find((each) => each.row === row && each.field === field)?.sentence : undefined
        }
        onChange={setAttributes}
      />
    </ActionDialog>
  )
}

type RowsProps = {
  readonly attributes: readonly NewAttribute[]
  readonly room: number
  readonly problem: (row: number, field: keyof NewAttribute) => string | undefined
  readonly onChange: (attributes: readonly NewAttribute[]) => void
}

function Rows({ attributes, room, problem, onChange }: RowsProps) {
  const change = (row: number, patch: Partial<NewAttribute>) =>
    onChange(attributes.map((each, at) => (at === row ? { ...each, ...patch } : each)))
  const text = (label: string, field: 'name' | 'min' | 'max') => ({
    label,
    errorText: (_: NewAttribute, row: number) => problem(row, field),
    control: (attribute: NewAttribute, row: number) => (
      <Input
        value={attribute[field]}
        disabled={field !== 'name' && !hasLimits(attribute)}
        placeholder={field === 'name' ? labels.namePlaceholder : ''}
        onChange={({ detail }) => change(row, { [field]: detail.value })}
      />
    ),
  })
  return (
    <AttributeEditor
      items={attributes}
      empty={words.atLeastOne}
      addButtonText={labels.add}
      removeButtonText={labels.remove}
      removeButtonAriaLabel={({ name }) => `${labels.remove} ${name}`}
      disableAddButton={room <= 0}
      additionalInfo={words.more(room)}
      onAddButtonClick={() => onChange([...attributes, emptyAttribute])}
      onRemoveButtonClick={({ detail }) => onChange(attributes.filter((_, at) => at !== detail.itemIndex))}
      definition={[
        text(words.name, 'name'),
        {
          label: words.type,
          control: ({ type }, row) => (
            <Select
              selectedOption={{ value: type }}
              options={types}
              onChange={({ detail }) => change(row, withType(detail.selectedOption.value))}
            />
          ),
        },
        text(labels.min, 'min'),
        text(labels.max, 'max'),
        {
          label: words.mutable,
          control: ({ mutable }, row) => (
            <Checkbox checked={mutable} onChange={({ detail }) => change(row, { mutable: detail.checked })}>
              {labels.isMutable}
            </Checkbox>
          ),
        },
      ]}
    />
  )
}

/** Limits of a length say nothing about a value. */
function withType(name: string | undefined): Partial<NewAttribute> {
  const type = attributeTypes.find((each) => each === name)
  return type ? { type, min: '', max: '' } : {}
}
