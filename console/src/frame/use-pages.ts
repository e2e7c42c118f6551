import type { PaginationProps } from '@cloudscape-design/components/pagination'
import { useState } from 'react'
import { texts } from '#texts/texts.ts'

/** `list` names what is being paged through; each page but the first is known by the token that the one before it ended with. */
type Place = { readonly list: string; readonly tokens: readonly (string | undefined)[]; readonly index: number }

export type Pages = {
  readonly token: string | undefined
  /** Back to the first page. */
  restart(): void
  /** `next` is the token that the page shown ended with. */
  pagination(
    next: string | undefined,
  ): Pick<PaginationProps, 'currentPageIndex' | 'pagesCount' | 'onChange' | 'ariaLabels'>
}

/** One page of a list, which is tried again from the first: the token of a page runs out. */
export function fromStart<Page extends { readonly refetch: () => unknown }>(page: Page, { restart }: Pages): Page {
  return {
    ...page,
    refetch: () => {
      restart()
      page.refetch()
    },
  }
}

/** Goes through a list that the API hands out page by page. Another list begins at its first page. */
export function usePages(list: string): Pages {
  const [place, setPlace] = useState<Place>({ list, tokens: [undefined], index: 0 })
  const first: Place = { list, tokens: [undefined], index: 0 }
  const { tokens, index } = place.list === list ? place : first
  return {
    token: tokens[index],
    restart: () => setPlace(first),
    pagination(next) {
      const known = next === undefined ? tokens.slice(0, index + 1) : [...tokens.slice(0, index + 1), next]
      // Pages that were seen stay in reach after going back.
      const all = tokens.length > known.length ? tokens : known
      return {
        currentPageIndex: index + 1,
        pagesCount: all.length,
        ariaLabels: texts.users.pages,
        onChange: ({ detail }) => setPlace({ list, tokens: all, index: detail.currentPageIndex - 1 }),
      }
    },
  }
}
