/** A page of a list in a stable order. `next` is the position to continue after, undefined at the end. */
export type Page<T> = { readonly items: readonly T[]; readonly next: string | undefined }
export type PageRequest = { readonly limit: number; readonly after?: string | undefined }
