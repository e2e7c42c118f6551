import { useQuery } from '@tanstack/react-query'
import { Answered } from '#frame/answered.tsx'
import { NotFound } from '#frame/not-found.tsx'
import { Page } from '#frame/page.tsx'
import { useClientId } from '#pool/app-clients/client-path.ts'
import { appClientQuery } from '#pool/app-clients/client-queries.ts'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { usePoolId, userPoolQuery } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
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
  if (style.data === null) return <NotFound />
  return (
    <Page
      title={words.editor.title(client.data?.ClientName ?? clientId)}
      description={words.editor.line}
      help="managedLogin"
      crumbs={poolCrumbs(poolId, pool.data, [{ text: words.title, path: 'managed-login' }])}
    >
      <Answered what={words.editor.couldNotLoad} answers={[client, style]}>
        {(_client, known) =>
          known && (
            // What was saved is what the editor begins with anew.
            <Editor key={known.own.LastModifiedDate?.getTime()} own={known.own} complete={known.complete} />
          )
        }
      </Answered>
    </Page>
  )
}
