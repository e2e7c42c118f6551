import type { Page, PageRequest } from './store.ts'

/** One row more than asked for is read: it tells whether there is a next page, and is left out. */
export function rowsToRead(page: PageRequest): number {
  return page.limit + 1
}

/** `positionOf` gives what `next` continues after. */
export function pageOf<Row, T>(
  rows: readonly Row[],
  page: PageRequest,
  item: (row: Row) => T,
  positionOf: (row: Row) => string,
): Page<T> {
  const shown = rows.slice(0, page.limit)
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  return { items: shown.map(item), next: last && positionOf(last) }
}

export function idOf(row: { readonly id: string }): string {
  return row.id
}
