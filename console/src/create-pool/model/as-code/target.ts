/** Which server a piece of code talks to. */
export type Target = { readonly region: string; readonly endpoint: string }
