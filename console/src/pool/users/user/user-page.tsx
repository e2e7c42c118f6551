import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import { Answered } from '#frame/answered.tsx'
import { Page } from '#frame/page.tsx'
import { poolCrumbs } from '#pool/pool-crumbs.ts'
import { usePoolId, userPoolQuery } from '#pool/user-pool.ts'
import { texts } from '#texts/texts.ts'
import { nameInPath } from '../path-segment.ts'
import { shownName } from '../user-attributes.ts'
import { mfaConfigQuery, userQuery } from '../user-queries.ts'
import { AttributesBlock } from './attributes-block.tsx'
import { Memberships } from './memberships.tsx'
import type { Person } from './person.ts'
import { Sessions } from './sessions.tsx'
import { UserActions } from './user-actions.tsx'
import { UserInformation } from './user-information.tsx'

const words = texts.users

export function UserPage() {
  const poolId = usePoolId()
  const name = nameInPath(useLocation().pathname)
  const pool = useQuery(userPoolQuery(poolId))
  const mfa = useQuery(mfaConfigQuery(poolId))
  const user = useQuery(userQuery(poolId, name))
  const username = user.data?.Username ?? name
  const person: Person | undefined = pool.data &&
    mfa.data &&
    user.data && {
      poolId,
      pool: pool.data,
      mfa: mfa.data,
      user: user.data,
      username,
      shownName: shownName(pool.data, username, user.data.UserAttributes),
    }
  return (
    <Page
      title={words.user.title(person?.shownName ?? name)}
      crumbs={poolCrumbs(poolId, pool.data, [{ text: words.title, path: 'users' }])}
      actions={person && <UserActions person={person} />}
    >
      <Answered what={words.couldNotLoad} answers={[pool, mfa, user]}>
        {() =>
          person && (
            <SpaceBetween size="l">
              <UserInformation person={person} />
              <AttributesBlock person={person} />
              <Memberships person={person} />
              <Sessions person={person} />
            </SpaceBetween>
          )
        }
      </Answered>
    </Page>
  )
}
