import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { serverQuery } from '#api/server.ts'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import { domainQuery } from '../domain-query.ts'
import { Radios, TextField } from '../fields.tsx'
import { problemsOf } from '../model/problems.ts'
import { showsDomainPrefix } from '../model/visible.ts'
import { useWizard } from '../wizard-context.ts'

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
                {words.cognitoDomainLine} <Availability />
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

/** Whether somebody has the prefix already, as it is typed. */
function Availability() {
  const { choices } = useWizard()
  const prefix = useDeferredValue(choices.app.domainPrefix.trim())
  const isSound = problemsOf('app', choices)['app.domainPrefix'] === undefined
  const { data: isTaken, isFetching } = useQuery({ ...domainQuery(prefix), enabled: isSound })
  if (!isSound) return null
  if (isFetching) return <StatusIndicator type="loading">{words.checking}</StatusIndicator>
  if (isTaken === undefined) return null
  return isTaken ? (
    <StatusIndicator type="error">{words.taken}</StatusIndicator>
  ) : (
    <StatusIndicator type="success">{words.available}</StatusIndicator>
  )
}
