import { useQuery } from '@tanstack/react-query'
import { FailureAlert } from '#frame/failure-text.tsx'
import { Loading } from '#frame/loading.tsx'
import { NotFound } from '#frame/not-found.tsx'
import { Page } from '#frame/page.tsx'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { texts } from '#texts/texts.ts'
import { useClientId } from '../../app-clients/client-path.ts'
import { appClientQuery } from '../../app-clients/client-queries.ts'
import { usePoolId, userPoolQuery } from '../../user-pool.ts'
import { styleQuery } from '../styles/style-queries.ts'
import { Editor } from './editor.tsx'

const words = texts.managedLogin

/** The style of one app client, with a preview. */
export function EditorPage() {
  const poolId = usePoolId()
  const clientId = useClientId()
  const pool = useQuery(userPoolQuery(poolId))
  const client = useQuery(appClientQuery(poolId, clientId))
  const style = useQuery({ ...styleQuery(poolId, clientId), refetchOnWindowFocus: false })
  const error = client.error ?? style.error
  const retry = () => {
    client.refetch()
    style.refetch()
  }
  if (style.data === null) return <NotFound />
  return (
    <Page
      title={words.editor.title(client.data?.ClientName ?? clientId)}
      description={words.editor.line}
      help="managedLogin"
      crumbs={poolCrumbs(poolId, pool.data, [{ text: words.title, path: 'managed-login' }])}
    >
      {error ? (
        <FailureAlert what={words.editor.couldNotLoad} error={error} onRetry={retry} />
      ) : style.data ? (
        <Editor
          // What was saved is what the editor begins with anew.
          key={style.data.own.LastModifiedDate?.getTime()}
          own={style.data.own}
          complete={style.data.complete}
        />
      ) : (
        <Loading />
      )}
    </Page>
  )
}
