import {
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
  type UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider'
import Checkbox from '@cloudscape-design/components/checkbox'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '#api/client.ts'
import { queries } from '#api/queries.ts'
import { ConfirmDelete } from '#frame/confirm-delete.tsx'
import { FailureAlert } from '#frame/failure-text.tsx'
import { useFlash } from '#frame/flashes.tsx'
import { changeUserPool, forgetUserPool, userPoolQuery } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'

const words = texts.userPools.deletion

export type DeleteUserPoolProps = {
  readonly poolId: string
  readonly onClose: () => void
  readonly onDeleted?: () => void
}

/** Asks for the pool's name, lifts its protection if it is protected, deletes its domains and then the pool. */
export function DeleteUserPool({ poolId, onClose, onDeleted }: DeleteUserPoolProps) {
  const { data: pool, error, refetch } = useQuery(userPoolQuery(poolId))
  const flash = useFlash()
  const [lifts, setLifts] = useState(false)
  if (!pool) return error && <FailureAlert what={texts.pool.couldNotLoad} error={error} onRetry={refetch} />
  const name = pool.Name ?? ''
  const isProtected = pool.DeletionProtection === 'ACTIVE'
  const domains = [pool.Domain, pool.CustomDomain].filter((domain) => domain !== undefined)
  const remove = async () => {
    await removeUserPool(pool, domains)
    flash.success(words.deleted(name))
    onDeleted?.()
    await queries.invalidateQueries({ queryKey: ['user-pools'] })
    // Last: what still shows the pool would ask for it once more.
    queries.removeQueries({ queryKey: ['user-pool', poolId] })
  }
  return (
    <ConfirmDelete
      title={words.title(name)}
      phrase={name}
      isReady={!isProtected || lifts}
      onConfirm={remove}
      onClose={onClose}
    >
      <SpaceBetween size="s">
        <div>{words.line}</div>
        {domains.map((domain) => (
          <div key={domain}>{words.hasDomain(domain)}</div>
        ))}
        {isProtected && (
          <Checkbox checked={lifts} onChange={({ detail }) => setLifts(detail.checked)}>
            {words.isProtected}
          </Checkbox>
        )}
      </SpaceBetween>
    </ConfirmDelete>
  )
}

async function removeUserPool(pool: UserPoolType, domains: readonly string[]): Promise<void> {
  const UserPoolId = pool.Id ?? ''
  try {
    if (pool.DeletionProtection === 'ACTIVE') await changeUserPool(pool, { DeletionProtection: 'INACTIVE' })
    for (const Domain of domains) await send(new DeleteUserPoolDomainCommand({ UserPoolId, Domain }))
    await send(new DeleteUserPoolCommand({ UserPoolId }))
  } catch (error) {
    // A domain that is gone already must not be deleted at the next try.
    await forgetUserPool(UserPoolId)
    throw error
  }
}
