import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Tabs from '@cloudscape-design/components/tabs'
import { region } from '#api/settings.ts'
import { CodeBlock } from '#frame/code-block.tsx'
import { texts } from '#texts/texts.ts'
import { awsCliScript } from '../model/as-code/aws-cli.ts'
import { cloudFormationTemplate } from '../model/as-code/cloudformation.ts'
import { sdkJavaScript } from '../model/as-code/sdk-javascript.ts'
import { terraformConfiguration } from '../model/as-code/terraform.ts'
import { callsOf, requestsOf } from '../model/requests.ts'
import { useWizard } from '../wizard-context.ts'

const words = texts.createPool.review

/** The same pool in four languages. */
export function CodeView() {
  const { choices } = useWizard()
  const requests = requestsOf(choices)
  const target = { region: region(), endpoint: location.origin }
  const forms = [
    { id: 'cli', label: words.codeKinds.cli, code: awsCliScript(callsOf(requests), target) },
    { id: 'sdk', label: words.codeKinds.sdk, code: sdkJavaScript(callsOf(requests), target) },
    { id: 'terraform', label: words.codeKinds.terraform, code: terraformConfiguration(requests, target) },
    { id: 'cloudFormation', label: words.codeKinds.cloudFormation, code: cloudFormationTemplate(requests) },
  ]
  return (
    <ExpandableSection variant="container" headerText={words.code} headerDescription={words.codeLine}>
      <Tabs
        tabs={forms.map(({ id, label, code }) => ({ id, label, content: <CodeBlock name={label} code={code} /> }))}
      />
    </ExpandableSection>
  )
}
