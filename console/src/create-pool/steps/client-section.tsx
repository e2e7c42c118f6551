import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import { TextField, TileField } from '../fields.tsx'
import { withAppType } from '../model/initial-choices.ts'
import { showsHostedUi } from '../model/visible.ts'
import { useWizard } from '../wizard-context.ts'
import { UrlList } from './url-list.tsx'

const words = texts.createPool.app

export function ClientSection() {
  const { choices, set, replace, problem } = useWizard()
  return (
    <Container header={<Header description={words.clientLine}>{words.client}</Header>}>
      <SpaceBetween size="l">
        <TileField
          section="app"
          name="appType"
          label={words.appType}
          help="appType"
          options={[
            { value: 'public', label: words.public, description: words.publicLine },
            { value: 'confidential', label: words.confidential, description: words.confidentialLine },
            { value: 'other', label: words.other, description: words.otherLine },
          ]}
          onChange={(appType) => replace(withAppType(choices, appType))}
        />
        <TextField section="app" name="clientName" label={words.clientName} constraint={words.nameConstraint} />
        <ClientSecretField
          isGenerated={choices.app.generateSecret}
          onChange={(generateSecret) => set('app', { generateSecret })}
        />
        {showsHostedUi(choices) && (
          <UrlList
            label={words.callbacks}
            description={words.callbacksLine}
            help="callbackUrls"
            urls={choices.app.callbackUrls}
            problem={problem('app.callbackUrls')}
            problemAt={(index) => problem(`app.callbackUrls.${index}`)}
            onChange={(callbackUrls) => set('app', { callbackUrls })}
          />
        )}
      </SpaceBetween>
    </Container>
  )
}

type ClientSecretFieldProps = { readonly isGenerated: boolean; readonly onChange: (isGenerated: boolean) => void }

export function ClientSecretField({ isGenerated, onChange }: ClientSecretFieldProps) {
  return (
    <SpaceBetween size="s">
      <FormField label={words.secret} info={<Info topic="clientSecret" />}>
        <RadioGroup
          value={isGenerated ? 'generate' : 'none'}
          items={[
            { value: 'generate', label: words.generate },
            { value: 'none', label: words.dontGenerate },
          ]}
          onChange={({ detail }) => onChange(detail.value === 'generate')}
        />
      </FormField>
      {isGenerated && <Alert type="warning">{words.secretAlert}</Alert>}
    </SpaceBetween>
  )
}
