import type { UserPoolClientType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import type { Server } from '#api/server.ts'

type Address = Pick<Server, 'PublicUrl' | 'DomainSuffix'>
type Domains = Pick<UserPoolType, 'Id' | 'Domain' | 'CustomDomain'>

/** `https://` and the rest of a prefix domain; undefined while the server's public URL is an IP address, below which there are no names. */
export function prefixSite({ PublicUrl, DomainSuffix }: Address, prefix: string): string | undefined {
  return DomainSuffix === undefined ? undefined : `${new URL(PublicUrl).protocol}//${prefix}${DomainSuffix}`
}

export function customSite({ PublicUrl }: Address, domain: string): string {
  const { protocol, port } = new URL(PublicUrl)
  return `${protocol}//${domain}${port && `:${port}`}`
}

/** Where the login pages and OAuth 2.0 endpoints of a pool are: at its custom domain, else its prefix, else below the server's address. */
export function siteOf(server: Address, { Id, Domain, CustomDomain }: Domains): string {
  if (CustomDomain) return customSite(server, CustomDomain)
  return (Domain && prefixSite(server, Domain)) || `${server.PublicUrl}/${Id}`
}

/** The login page of an app client, or undefined for one that the login pages do not serve. */
export function loginPageUrl(site: string, client: UserPoolClientType): string | undefined {
  const flows = client.AllowedOAuthFlows ?? []
  const responseType = flows.includes('code') ? 'code' : flows.includes('implicit') ? 'token' : undefined
  const redirectUri = client.DefaultRedirectURI ?? client.CallbackURLs?.[0]
  if (!client.AllowedOAuthFlowsUserPoolClient || !responseType || !redirectUri) return undefined
  const query = new URLSearchParams({
    client_id: client.ClientId ?? '',
    response_type: responseType,
    scope: (client.AllowedOAuthScopes ?? []).join(' '),
    redirect_uri: redirectUri,
  })
  return `${site}/login?${query}`
}
