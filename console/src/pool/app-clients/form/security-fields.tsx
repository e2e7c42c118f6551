import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import { texts } from '#texts/texts.ts'
import type { FormProps } from './form-props.ts'

const words = texts.createPool.app

export function SecurityFields({ form, change }: Pick<FormProps, 'form' | 'change'>) {
  return (
    <FormField label={words.more}>
      <Checkbox
        checked={form.tokenRevocation}
        description={words.revocationLine}
        onChange={({ detail }) => change({ tokenRevocation: detail.checked })}
      >
        {words.revocation}
      </Checkbox>
      <Checkbox
        checked={form.hideUnknownUsers}
        description={words.hideUsersLine}
        onChange={({ detail }) => change({ hideUnknownUsers: detail.checked })}
      >
        {words.hideUsers}
      </Checkbox>
      <Checkbox
        checked={form.userContextData && form.hasSecret}
        disabled={!form.hasSecret}
        description={words.contextDataLine}
        onChange={({ detail }) => change({ userContextData: detail.checked })}
      >
        {words.contextData}
      </Checkbox>
    </FormField>
  )
}
