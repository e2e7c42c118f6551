import SideNavigation, { type SideNavigationProps } from '@cloudscape-design/components/side-navigation'
import { useLocation, useNavigate } from 'react-router'
import { texts } from '#texts/texts.ts'
import { poolMenu } from './pool-menu.ts'

const list = '/cognito/user-pools'

/** The pool whose pages are shown: the id after `/cognito/user-pools/`, unless that is a page of the list. */
export function poolOfPath(pathname: string): string | undefined {
  return /^\/cognito\/user-pools\/([\w-]+_[0-9a-zA-Z]+)(?:\/|$)/.exec(pathname)?.[1]
}

export function SideMenu() {
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const poolId = poolOfPath(pathname)
  const items = poolId ? poolItems(poolId) : serviceItems
  return (
    <SideNavigation
      header={{ text: texts.services.cognito, href: '/console/cognito' }}
      activeHref={`/console${activePath(pathname, poolId)}`}
      items={items}
      onFollow={(event) => {
        event.preventDefault()
        navigate(event.detail.href.slice('/console'.length))
      }}
    />
  )
}

const serviceItems: readonly SideNavigationProps.Item[] = [
  { type: 'link', text: texts.userPools.title, href: `/console${list}` },
]

function poolItems(poolId: string): readonly SideNavigationProps.Item[] {
  const link = ({ path, text }: { path: string; text: string }) =>
    ({ type: 'link', text, href: `/console${list}/${poolId}/${path}` }) as const
  return [
    { type: 'link', text: texts.userPools.all, href: `/console${list}` },
    { type: 'divider' },
    ...poolMenu.map(
      (entry): SideNavigationProps.Item =>
        'items' in entry ? { type: 'section', text: entry.text, items: entry.items.map(link) } : link(entry),
    ),
  ]
}

/** A page below another one, such as one user's, marks its list. */
function activePath(pathname: string, poolId: string | undefined): string {
  if (!poolId) return pathname.startsWith(list) ? list : pathname
  const [page = 'overview'] = pathname.slice(`${list}/${poolId}/`.length).split('/')
  return `${list}/${poolId}/${page}`
}
