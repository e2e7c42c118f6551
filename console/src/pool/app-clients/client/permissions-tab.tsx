import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { AttributeTable } from '#create-pool/steps/permissions-table.tsx'
import { GoButton } from '#frame/go.tsx'
import { Info } from '#frame/help.tsx'
import { texts } from '#texts/texts.ts'
import type { ClientOfPoolProps } from '../client-page.tsx'
import { clientPath } from '../client-path.ts'
import { formOfClient } from '../model/client-form.ts'
import { permissionRowsOf } from '../model/permissions.ts'

const words = texts.appClients.permissions

export function PermissionsTab({ pool, client }: ClientOfPoolProps) {
  const schema = pool.SchemaAttributes ?? []
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={words.line}
          info={<Info topic="attributePermissions" />}
          actions={
            <GoButton
              to={`${clientPath(pool.Id ?? '', client.ClientId ?? '')}/edit`}
              ariaLabel={`${texts.appClients.edit}: ${words.title}`}
            >
              {texts.appClients.edit}
            </GoButton>
          }
        >
          {words.title}
        </Header>
      }
    >
      <AttributeTable
        rows={permissionRowsOf(formOfClient(client, schema), schema)}
        renderBox={(_name, _kind, isAllowed) => (isAllowed ? words.yes : words.no)}
      />
    </Container>
  )
}
