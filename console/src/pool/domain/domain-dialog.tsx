import { DeleteUserPoolDomainCommand, type UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { send } from '#api/client.ts'
import { queries } from '#api/queries.ts'
import type { Server } from '#api/server.ts'
import { ConfirmDelete } from '#frame/confirm-delete.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { texts } from '#texts/texts.ts'
import { CreateDomain } from './create-domain.tsx'
import { forgetDomains, poolDomainQuery } from './domain-queries.ts'
import { EditDomain } from './edit-domain.tsx'

const words = texts.domain

export type DomainAction = keyof typeof words.menu

export type DomainDialogProps = {
  readonly action: DomainAction
  readonly pool: UserPoolType
  readonly server: Server
  readonly onClose: () => void
}

export function DomainDialog({ action, pool, server, onClose }: DomainDialogProps) {
  const { Id: poolId = '', Domain: prefix = '', CustomDomain: custom = '' } = pool
  switch (action) {
    case 'createCognito':
      return <CreateDomain kind="prefix" pool={pool} server={server} onClose={onClose} />
    case 'createCustom':
      return <CreateDomain kind="custom" pool={pool} server={server} onClose={onClose} />
    case 'editBrandingCognito':
      return <EditDomain title={words.menu[action]} poolId={poolId} domain={prefix} onClose={onClose} />
    case 'editBrandingCustom':
    case 'editCertificate':
      return <EditDomain title={words.menu[action]} poolId={poolId} domain={custom} onClose={onClose} />
    case 'deleteCognito':
      return <DeleteDomain poolId={poolId} domain={prefix} onClose={onClose} />
    case 'deleteCustom':
      return <DeleteDomain poolId={poolId} domain={custom} onClose={onClose} />
  }
}

type DeleteDomainProps = { readonly poolId: string; readonly domain: string; readonly onClose: () => void }

function DeleteDomain({ poolId, domain, onClose }: DeleteDomainProps) {
  const flash = useFlash()
  const remove = async () => {
    await send(new DeleteUserPoolDomainCommand({ UserPoolId: poolId, Domain: domain }))
    flash.success(words.deleted(domain))
    queries.removeQueries({ queryKey: poolDomainQuery(poolId, domain).queryKey })
    await forgetDomains(poolId)
  }
  return (
    <ConfirmDelete title={words.deletion.title(domain)} phrase={domain} onConfirm={remove} onClose={onClose}>
      {words.deletion.line}
    </ConfirmDelete>
  )
}
