import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { texts } from '#texts/texts.ts'
import { domainQuery } from '../domain-query.ts'
import { prefixProblem } from '../model/app-problems.ts'

const words = texts.createPool.app

/** Whether somebody has a domain prefix already, as it is typed. */
export function Availability({ prefix: typed }: { readonly prefix: string }) {
  const prefix = useDeferredValue(typed.trim())
  const isSound = prefixProblem(prefix) === undefined
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
