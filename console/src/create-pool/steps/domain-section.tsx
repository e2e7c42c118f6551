import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { serverQuery } from '#api/server.ts'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import { Radios, TextField } from '../fields.tsx'
import { showsDomainPrefix } from '../model/visible.ts'
import { useWizard } from '../wizard-context.ts'
import { Availability } from './availability.tsx'

const words = texts.createPool.app

export function DomainSection() {
  const { choices } = useWizard()
  const { data: server } = useQuery(serverQuery())
  return (
    <Container
      header={
        <Header description={words.domainLine} info={<Info topic="domain" />}>
          {words.domain}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Radios
          section="app"
          name="domainKind"
          label={words.domainType}
          options={[
            { value: 'prefix', label: words.prefix, description: words.prefixLine },
            { value: 'custom', label: words.customDomain, description: words.customDomainLine },
          ]}
        />
        {showsDomainPrefix(choices) ? (
          <TextField
            section="app"
            name="domainPrefix"
            label={words.cognitoDomain}
            constraint={
              <>
                {words.cognitoDomainLine} <Availability prefix={choices.app.domainPrefix} />
              </>
            }
            suffix={server?.DomainSuffix}
          />
        ) : (
          <>
            <TextField
              section="app"
              name="customDomain"
              label={words.customDomainLabel}
              placeholder="auth.example.com"
            />
            <TextField
              section="app"
              name="certificateArn"
              label={words.certificate}
              placeholder="arn:aws:acm:us-east-1:111122223333:certificate/…"
            />
          </>
        )}
      </SpaceBetween>
    </Container>
  )
}
