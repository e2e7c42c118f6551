import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answered } from '#frame/answered.tsx'
import { Info } from '#frame/help.tsx'
import { appClientsQuery } from '#pool/app-clients/client-queries.ts'
import { texts } from '#texts/texts.ts'
import { ClassicForm } from './classic-form.tsx'
import { classicQuery, everyClient } from './classic-queries.ts'

const words = texts.managedLogin.classic

/** The style sheet and logo of the classic pages, for all app clients or for one. */
export function ClassicTab({ poolId }: { readonly poolId: string }) {
  const clients = useQuery(appClientsQuery(poolId))
  const [clientId, setClientId] = useState(everyClient)
  const style = useQuery({ ...classicQuery(poolId, clientId), refetchOnWindowFocus: false })
  const all = { value: everyClient, label: words.all }
  const options = [
    all,
    ...(clients.data ?? []).map(({ ClientName = '', ClientId = '' }) => ({
      value: ClientId,
      label: ClientName,
      description: ClientId,
    })),
  ]
  const chosen = options.find(({ value }) => value === clientId) ?? all
  return (
    <Container
      header={
        <Header variant="h2" description={words.line} info={<Info topic="classicSettings" />}>
          {words.title}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <FormField label={words.for}>
          <Select
            selectedOption={chosen}
            options={options}
            filteringType={options.length > 10 ? 'auto' : 'none'}
            onChange={({ detail }) => setClientId(detail.selectedOption.value ?? everyClient)}
          />
        </FormField>
        <div>
          <Answered what={words.couldNotLoad} answers={[clients, style]}>
            {(_clients, seen) => (
              <ClassicForm
                key={`${clientId} ${seen.style.ClientId} ${seen.style.CSSVersion}`}
                poolId={poolId}
                clientId={clientId}
                who={chosen.label}
                seen={seen}
              />
            )}
          </Answered>
        </div>
      </SpaceBetween>
    </Container>
  )
}
