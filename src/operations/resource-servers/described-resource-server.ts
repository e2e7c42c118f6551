import type { ResourceServerScopeType, ResourceServerType } from '#contract/cognito-idp-types.generated.ts'
import type { ResourceServer, ResourceServerScope } from '#domain/resource-servers.ts'

/** A resource server as the API shows it. */
export function describedResourceServer({ poolId, identifier, name, scopes }: ResourceServer): ResourceServerType {
  const shown = scopes.map((scope) => ({ ScopeName: scope.name, ScopeDescription: scope.description }))
  return { UserPoolId: poolId, Identifier: identifier, Name: name, Scopes: shown.length > 0 ? shown : undefined }
}

/** The scopes that were asked for. */
export function requestedScopes(scopes: readonly ResourceServerScopeType[] = []): ResourceServerScope[] {
  return scopes.map(({ ScopeName, ScopeDescription }) => ({ name: ScopeName, description: ScopeDescription }))
}
