import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tiles from '@cloudscape-design/components/tiles'
import { type QuickAppType, quickAppTypes } from '#create-pool/model/quick-setup.ts'
import { texts } from '#texts/texts.ts'
import { type NewClient, withAppType, withReturnUrl } from './model/new-client.ts'

const words = texts.quickSetup

export type NewAppSectionProps = {
  readonly created: NewClient
  readonly replace: (created: NewClient) => void
  readonly problem: (field: string) => string | undefined
  /** The scope that is made along with a machine's client, where the pool has none. */
  readonly newScope: string | undefined
}

/** The kind of app, its name, and where its users return. */
export function NewAppSection({ created, replace, problem, newScope }: NewAppSectionProps) {
  const { appType, form } = created
  return (
    <Container header={<Header variant="h2">{words.define}</Header>}>
      <SpaceBetween size="l">
        <FormField stretch label={words.appType}>
          <Tiles
            value={appType}
            columns={2}
            items={quickAppTypes.map((value) => ({
              value,
              label: words.types[value],
              description: words.typeLines[value],
            }))}
            onChange={({ detail }) => replace(withAppType(created, detail.value as QuickAppType))}
          />
        </FormField>
        <FormField label={words.name} constraintText={words.nameConstraint} errorText={problem('name')}>
          <Input
            value={form.name}
            onChange={({ detail }) => replace({ ...created, form: { ...form, name: detail.value } })}
          />
        </FormField>
        {appType === 'm2m' ? (
          newScope && (
            <Alert type="info">
              {texts.appClients.creation.serverNote} {texts.appClients.creation.serverScope(newScope)}
            </Alert>
          )
        ) : (
          <FormField label={words.returnUrl} description={words.returnUrlLine} errorText={problem('callbackUrls.0')}>
            <Input
              value={form.callbackUrls[0] ?? ''}
              inputMode="url"
              placeholder="https://"
              onChange={({ detail }) => replace(withReturnUrl(created, detail.value))}
            />
          </FormField>
        )}
      </SpaceBetween>
    </Container>
  )
}
