import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useFlash } from '#frame/flashes.tsx'
import type { PoolDialogProps } from '#pool/edit/editable-section.tsx'
import { changeUnchanged } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { type Extensions, type PasswordStorage, setExtensions, storages } from './extensions.ts'
import { isRate, rateCategories, rateLimits, type TypedRates, typedRates } from './rates.ts'

const words = texts.settings

export type ExtensionsDialogProps = PoolDialogProps & { readonly extensions: Extensions }

export function ExtensionsDialog({ pool, extensions, onClose }: ExtensionsDialogProps) {
  const [storage, setStorage] = useState(extensions.PasswordStorage)
  const [rates, setRates] = useState(typedRates(extensions.RateLimits))
  const flash = useFlash()
  const save = async () => {
    const next = { PasswordStorage: storage, RateLimits: rateLimits(rates) }
    await changeUnchanged(pool, ({ Id }) => setExtensions(Id, next))
    flash.success(words.savedExtensions)
  }
  return (
    <ActionDialog
      title={texts.pool.editOf(words.extensions)}
      confirmLabel={texts.pool.save}
      size="large"
      check={() => Object.values(rates).every(isRate)}
      onConfirm={save}
      onClose={onClose}
    >
      <Alert type="warning">{words.extensionsAlert}</Alert>
      <FormField label={words.storage}>
        <RadioGroup
          value={storage}
          items={storages.map((value) => ({
            value,
            label: words.storages[value],
            description: words.storageLines[value],
          }))}
          onChange={({ detail }) => setStorage(detail.value as PasswordStorage)}
        />
      </FormField>
      {storage === 'ARGON2ID' && extensions.PasswordStorage !== storage && (
        <Alert type="warning">{words.argonAlert}</Alert>
      )}
      <RateFields rates={rates} onChange={setRates} />
    </ActionDialog>
  )
}

type RateFieldsProps = { readonly rates: TypedRates; readonly onChange: (rates: TypedRates) => void }

function RateFields({ rates, onChange }: RateFieldsProps) {
  return (
    <SpaceBetween size="m">
      <div>
        <Box variant="h3">{words.rates}</Box>
        <Box color="text-body-secondary">
          {words.ratesLine} {words.rateLine}
        </Box>
      </div>
      <ColumnLayout columns={2}>
        {rateCategories.map((category) => {
          const value = rates[category] ?? ''
          return (
            <FormField
              key={category}
              label={words.rateNames[category]}
              description={category}
              errorText={isRate(value) ? undefined : words.rateWrong}
            >
              <Input
                value={value}
                inputMode="numeric"
                onChange={({ detail }) => onChange({ ...rates, [category]: detail.value })}
              />
            </FormField>
          )
        })}
      </ColumnLayout>
    </SpaceBetween>
  )
}
