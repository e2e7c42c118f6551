import AppLayout from '@cloudscape-design/components/app-layout'
import { Suspense, useState } from 'react'
import { Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router'
import { useSignedIn } from '#api/credentials.ts'
import { texts } from '#texts/texts.ts'
import { Flashes, FlashProvider } from './flashes.tsx'
import { HelpOfTopic, HelpProvider, useHelp } from './help.tsx'
import { Loading } from './loading.tsx'
import { SideMenu } from './side-menu.tsx'
import { TopBar, topBarId } from './top-bar.tsx'
import './frame.css'

/** Everything around a page, for those who have signed in. */
export function Frame() {
  const isSignedIn = useSignedIn()
  const { pathname, search } = useLocation()
  if (!isSignedIn) return <Navigate to="/sign-in" replace state={{ from: pathname + search }} />
  return (
    <FlashProvider>
      <HelpProvider>
        <TopBar />
        <Layout />
        <ScrollRestoration />
      </HelpProvider>
    </FlashProvider>
  )
}

function Layout() {
  const help = useHelp()
  const { pathname } = useLocation()
  const [isMenuOpen, setMenuOpen] = useState(innerWidth > 688)
  const hasMenu = pathname.startsWith('/cognito')
  return (
    <AppLayout
      headerSelector={`#${topBarId}`}
      navigation={hasMenu ? <SideMenu /> : undefined}
      navigationHide={!hasMenu}
      navigationOpen={hasMenu && isMenuOpen}
      onNavigationChange={({ detail }) => setMenuOpen(detail.open)}
      tools={<HelpOfTopic />}
      toolsOpen={help.isOpen}
      onToolsChange={({ detail }) => help.setOpen(detail.open)}
      notifications={<Flashes />}
      stickyNotifications
      ariaLabels={texts.frame.layout}
      content={
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      }
    />
  )
}
