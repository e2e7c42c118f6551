import type { Page, PageRequest } from './store.ts'

/** One row more than asked for is read: it tells whether there is a next page, and is left out. */
export function rowsToRead(page: PageRequest): number {
  return page.limit + 1
}

export function pageOf<Row extends { id: string }, T>(
  rows: readonly Row[],
  page: PageRequest,
  item: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, page.limit)
  return { items: shown.map(item), next: rows.length > page.limit ? shown.at(-1)?.id : undefined }
}
