/** An API of one's own whose scopes access tokens may carry. */
export type ResourceServer = {
  readonly poolId: string
  /** For good; often the address of the API. */
  readonly identifier: string
  readonly name: string
  readonly scopes: readonly ResourceServerScope[]
}

/** The name has no slash: what stands after the last one of a full name is the scope. */
export type ResourceServerScope = { readonly name: string; readonly description: string }

/** Quota of Cognito, by pool; the contract allows each 100 scopes. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
export const resourceServersMax = 25

/** The scopes as app clients ask for them and tokens carry them. */
export function fullScopeNames({ identifier, scopes }: Pick<ResourceServer, 'identifier' | 'scopes'>): string[] {
  return scopes.map(({ name }) => `${identifier}/${name}`)
}

/** Why a resource server can't have these scopes, or undefined. */
export function scopesProblem(scopes: readonly ResourceServerScope[]): string | undefined {
  const names = scopes.map(({ name }) => name)
  const repeated = names.find((name, index) => names.indexOf(name) < index)
  return repeated && `The scope ${repeated} is given more than once.`
}
