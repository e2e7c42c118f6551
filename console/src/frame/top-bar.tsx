import TopNavigation, { type TopNavigationProps } from '@cloudscape-design/components/top-navigation'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { signOut } from '#api/credentials.ts'
import { serverQuery } from '#api/server.ts'
import { texts } from '#texts/texts.ts'
import { ServiceSearch } from './service-search.tsx'
import { type Look, setLook, useLook } from './theme.ts'

export const topBarId = 'top-bar'

/** Services, region and account, looks, sign-out. */
export function TopBar() {
  const navigate = useNavigate()
  const { data: server } = useQuery(serverQuery())
  const { mode, density } = useLook()
  const open = (id: string) => {
    if (id === 'sign-out') signOut()
    else if (id.startsWith('/')) navigate(id)
    else if (id === 'compact' || id === 'comfortable') setLook({ density: id })
    else if (id !== 'region') setLook({ mode: id as Look['mode'] })
  }
  const onItemClick: TopNavigationProps.MenuDropdownUtility['onItemClick'] = (event) => {
    event.preventDefault()
    open(event.detail.id)
  }
  const tick = (isOn: boolean) => (isOn ? ('check' as const) : undefined)
  const utilities: TopNavigationProps.Utility[] = [
    {
      type: 'menu-dropdown',
      text: texts.services.menu,
      iconName: 'view-full',
      ariaLabel: texts.services.menu,
      onItemClick,
      items: [{ id: '/cognito', text: texts.services.cognito, description: texts.services.cognitoLine }],
    },
    {
      type: 'menu-dropdown',
      text: server?.Region ?? texts.frame.region,
      onItemClick,
      items: [{ id: 'region', text: server?.Region ?? '', secondaryText: texts.frame.oneRegion, disabled: true }],
    },
    {
      type: 'menu-dropdown',
      iconName: 'settings',
      ariaLabel: texts.look.menu,
      title: texts.look.menu,
      onItemClick,
      items: [
        {
          text: texts.look.theme,
          items: (['system', 'light', 'dark'] as const).map((id) => ({
            id,
            text: texts.look[id],
            iconName: tick(id === mode),
          })),
        },
        {
          text: texts.look.density,
          items: (['comfortable', 'compact'] as const).map((id) => ({
            id,
            text: texts.look[id],
            iconName: tick(id === density),
          })),
        },
      ],
    },
    {
      type: 'menu-dropdown',
      text: server ? texts.frame.account(server.AccountId) : texts.frame.accountMenu,
      iconName: 'user-profile',
      onItemClick,
      items: [{ id: 'sign-out', text: texts.signIn.signOut }],
    },
  ]
  return (
    <div id={topBarId} className="top-bar">
      <TopNavigation
        identity={{
          href: '/console',
          title: texts.product,
          logo: { src: '/console/mark.svg', alt: texts.frame.mark },
          onFollow: (event) => {
            event.preventDefault()
            navigate('/')
          },
        }}
        search={<ServiceSearch />}
        i18nStrings={texts.frame.topBar}
        utilities={utilities}
      />
    </div>
  )
}
