import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import { TextField, Tick } from '../fields.tsx'
import { permissionRows, showsHostedUi } from '../model/visible.ts'
import { useWizard } from '../wizard-context.ts'
import { AdvancedClientSection } from './advanced-client-section.tsx'
import { ClientSection } from './client-section.tsx'
import { DomainSection } from './domain-section.tsx'
import { PermissionsTable } from './permissions-table.tsx'
import { TagsSection } from './tags-section.tsx'

const words = texts.createPool.app

export function AppStep() {
  const { choices } = useWizard()
  return (
    <SpaceBetween size="l">
      <Container header={<Header>{words.name}</Header>}>
        <TextField
          section="app"
          name="poolName"
          label={words.nameLabel}
          description={words.nameNote}
          constraint={words.nameConstraint}
        />
      </Container>
      <Container
        header={
          <Header description={words.hostedLine} info={<Info topic="hostedPages" />}>
            {words.hosted}
          </Header>
        }
      >
        <Tick section="app" name="hostedUi" label={words.useHosted} description={words.useHostedLine} />
      </Container>
      {showsHostedUi(choices) && <DomainSection />}
      <ClientSection />
      <AdvancedClientSection />
      <PermissionsSection />
      <TagsSection />
    </SpaceBetween>
  )
}

function PermissionsSection() {
  const { choices, set, problem } = useWizard()
  const toggle = (list: 'unreadable' | 'unwritable', name: string, isOn: boolean) => {
    const others = choices.app[list].filter((each) => each !== name)
    set('app', { [list]: isOn ? others : [...others, name] })
  }
  return (
    <PermissionsTable
      rows={permissionRows(choices)}
      problem={problem('app.readable') ?? problem('app.writable')}
      renderBox={(name, kind, checked, disabled) => (
        <Checkbox
          checked={checked}
          disabled={disabled}
          ariaLabel={kind === 'read' ? words.readOf(name) : words.writeOf(name)}
          onChange={({ detail }) => toggle(kind === 'read' ? 'unreadable' : 'unwritable', name, detail.checked)}
        />
      )}
    />
  )
}
