import {
  CreateTermsCommand,
  type TermsType,
  UpdateTermsCommand,
  type UserPoolClientDescription,
} from '@aws-sdk/client-cognito-identity-provider'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { queries } from '#api/queries.ts'
import { ActionDialog } from '#frame/action-dialog.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { texts } from '#texts/texts.ts'
import { ClientSelect } from '../client-select.tsx'
import { LinksEditor } from './links-editor.tsx'
import { formOfTerms, linksOf, newTerms, type TermsForm, termsNames, termsProblems } from './terms-form.ts'

const words = texts.managedLogin.terms

export type TermsDialogProps = {
  readonly poolId: string
  readonly clients: readonly UserPoolClientDescription[]
  /** Undefined for a new one. */
  readonly terms: TermsType | undefined
  readonly onClose: () => void
}

/** Makes a terms document, or changes its links. */
export function TermsDialog({ poolId, clients, terms, onClose }: TermsDialogProps) {
  const flash = useFlash()
  const [form, setForm] = useState<TermsForm>(() => (terms ? formOfTerms(terms) : newTerms))
  const [isChecked, setChecked] = useState(false)
  const problems = termsProblems(form)
  const problem = (field: string) => (isChecked ? problems[field] : undefined)
  const change = (patch: Partial<TermsForm>) => setForm({ ...form, ...patch })
  const save = async () => {
    await sendTerms(poolId, form, terms)
    flash.success((terms ? words.saved : words.created)(words.names[form.name]))
    await queries.invalidateQueries({ queryKey: ['user-pool', poolId, 'terms'] })
  }
  return (
    <ActionDialog
      title={terms ? words.editTitle : words.create}
      confirmLabel={terms ? words.save : words.create}
      size="large"
      check={() => {
        setChecked(true)
        return Object.keys(problems).length === 0
      }}
      onConfirm={save}
      onClose={onClose}
    >
      <FormField label={words.name}>
        <RadioGroup
          value={form.name}
          items={termsNames.map((value) => ({ value, label: words.names[value], disabled: terms !== undefined }))}
          onChange={({ detail }) => change({ name: termsNames.find((name) => name === detail.value) ?? form.name })}
        />
      </FormField>
      <ClientSelect
        label={words.client}
        placeholder={words.chooseClient}
        clients={clients}
        chosen={form.clientId}
        disabled={terms !== undefined}
        problem={problem('clientId')}
        onChange={(clientId) => change({ clientId })}
      />
      <FormField label={words.defaultLink} description={words.defaultLinkLine} errorText={problem('defaultUrl')}>
        <Input
          value={form.defaultUrl}
          inputMode="url"
          placeholder="https://example.com/terms"
          onChange={({ detail }) => change({ defaultUrl: detail.value })}
        />
      </FormField>
      <LinksEditor links={form.links} problem={problem} onChange={(links) => change({ links })} />
    </ActionDialog>
  )
}

async function sendTerms(UserPoolId: string, form: TermsForm, terms: TermsType | undefined): Promise<void> {
  const given = { UserPoolId, TermsSource: 'LINK', Enforcement: 'NONE', Links: linksOf(form) } as const
  if (terms) await send(new UpdateTermsCommand({ ...given, TermsId: terms.TermsId, TermsName: form.name }))
  else await send(new CreateTermsCommand({ ...given, ClientId: form.clientId, TermsName: form.name }))
}
