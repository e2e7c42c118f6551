import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import { type ReactNode, useEffect } from 'react'
import { useNavigate } from 'react-router'
import type { HelpTopic } from '#texts/help.ts'
import { texts } from '#texts/texts.ts'
import { Info } from './help.tsx'

export type Crumb = { readonly text: string; readonly href: string }

export type PageProps = {
  readonly title: string
  readonly description?: ReactNode
  readonly help?: HelpTopic
  readonly actions?: ReactNode
  /** From the service to this page's parent; the page adds itself. Paths as in routes.tsx, without `/console`. */
  readonly crumbs?: readonly Crumb[]
  /** Without a heading of its own: for pages whose table has it. */
  readonly bare?: boolean
  readonly children: ReactNode
}

/** What every page has: a title in the tab, breadcrumbs, a heading. */
export function Page({ title, description, help, actions, crumbs = [], bare = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} - ${texts.product}`
  }, [title])
  return (
    <ContentLayout
      breadcrumbs={crumbs.length > 0 && <Crumbs items={[...crumbs, { text: title, href: '#' }]} />}
      header={
        !bare && (
          <Header variant="h1" description={description} actions={actions} info={help && <Info topic={help} />}>
            {title}
          </Header>
        )
      }
    >
      {children}
    </ContentLayout>
  )
}

function Crumbs({ items }: { readonly items: readonly Crumb[] }) {
  const navigate = useNavigate()
  return (
    <BreadcrumbGroup
      ariaLabel={texts.frame.breadcrumbs}
      items={items.map(({ text, href }) => ({ text, href: href.startsWith('/') ? `/console${href}` : href }))}
      onFollow={(event) => {
        event.preventDefault()
        if (event.detail.href.startsWith('/console')) navigate(event.detail.href.slice('/console'.length) || '/')
      }}
    />
  )
}
