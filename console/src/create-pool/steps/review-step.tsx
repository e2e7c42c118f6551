import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { texts } from '#texts/texts.ts'
import { reviewOf } from '../review.ts'
import { useWizard } from '../wizard-context.ts'
import { CodeView } from './code-view.tsx'

const words = texts.createPool.review

/** Everything that was chosen, with a way back to each step. */
export function ReviewStep({ onEdit }: { readonly onEdit: (stepIndex: number) => void }) {
  const { choices } = useWizard()
  return (
    <SpaceBetween size="l">
      {reviewOf(choices).map(({ title, blocks }, index) => (
        <SpaceBetween size="s" key={title}>
          <Header
            variant="h2"
            actions={
              <Button ariaLabel={words.editStep(title)} onClick={() => onEdit(index)}>
                {texts.createPool.edit}
              </Button>
            }
          >
            {texts.createPool.step(index + 1)}: {title}
          </Header>
          {blocks.map((block) => (
            <Container key={block.title} header={<Header variant="h3">{block.title}</Header>}>
              <KeyValuePairs
                columns={3}
                items={block.items.map(({ label, value }) => ({ label, value: value || texts.createPool.none }))}
              />
            </Container>
          ))}
        </SpaceBetween>
      ))}
      <Alert type="warning">{words.cannotChange}</Alert>
      <CodeView />
    </SpaceBetween>
  )
}
