import type { AppClient } from '#domain/clients.ts'
import { type AuthorizeProblem, parameterProblem } from './authorize-checks.ts'
import { formParameter } from './form-parameters.ts'
import { redirectUriFor } from './redirect-uri.ts'
import { scopesIn } from './scopes.ts'

/** What an app asks for when it sends a browser to sign in. https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html */
export type AuthorizeRequest = {
  readonly client: AppClient
  /** Registered by the client, exactly so. */
  readonly redirectUri: string
  readonly responseType: 'code' | 'token'
  readonly state: string | undefined
  /** All of the client's, where none was asked for. */
  readonly scopes: readonly string[]
  readonly nonce: string | undefined
  readonly codeChallenge: string | undefined
  readonly resource: string | undefined
  readonly prompts: ReadonlySet<string>
  /** How long ago the user may have signed in; any time for undefined. */
  readonly maxAgeSeconds: number | undefined
}

/** Problems that are shown to the user on a page of ours, since there is no address that could be trusted with them. */
export type PageError = 'invalid_request' | 'redirect_mismatch' | 'unauthorized_client'

export type AuthorizeVerdict =
  | { readonly kind: 'page'; readonly error: PageError; readonly clientId: string | undefined }
  | ({ readonly kind: 'redirect'; readonly problem: AuthorizeProblem } & ReturnAddress)
  | { readonly kind: 'sound'; readonly request: AuthorizeRequest }

/** Where an answer goes, and in which part of the URL. */
export type ReturnAddress = Pick<AuthorizeRequest, 'redirectUri' | 'state'> & { readonly place: 'query' | 'fragment' }

/**
 * Judges a request to sign in through a client of the pool; undefined where the pool has no such client. Until client and redirect URL are
 * known to belong together, nobody is redirected anywhere (RFC 6749, section 4.1.2.1); from then on the app is told what is wrong.
 */
export function judgeAuthorize(client: AppClient | undefined, query: URLSearchParams): AuthorizeVerdict {
  const clientId = formParameter(query, 'client_id')
  const page = (error: PageError): AuthorizeVerdict => ({ kind: 'page', error, clientId })
  if (!client || client.id !== clientId || isRepeated(query, 'client_id')) return page('invalid_request')
  if (!client.settings.AllowedOAuthFlowsUserPoolClient) return page('unauthorized_client')
  if (isRepeated(query, 'redirect_uri')) return page('redirect_mismatch')
  const redirectUri = redirectUriFor(client, formParameter(query, 'redirect_uri'))
  if (redirectUri === undefined) return page('redirect_mismatch')

  const address = returnAddress(query, redirectUri)
  const problem = parameterProblem(client, query)
  if (problem) return { kind: 'redirect', problem, ...address }
  return { kind: 'sound', request: requestOf(client, query, address) }
}

function isRepeated(query: URLSearchParams, name: string): boolean {
  return query.getAll(name).length > 1
}

/** The answer to a request for tokens stands in the fragment, a refusal too. */
export function addressOf({ redirectUri, state, responseType }: AuthorizeRequest): ReturnAddress {
  return { redirectUri, state, place: responseType === 'token' ? 'fragment' : 'query' }
}

function returnAddress(query: URLSearchParams, redirectUri: string): ReturnAddress {
  const state = isRepeated(query, 'state') ? undefined : formParameter(query, 'state')
  return { redirectUri, state, place: query.get('response_type') === 'token' ? 'fragment' : 'query' }
}

function requestOf(client: AppClient, query: URLSearchParams, { redirectUri, state }: ReturnAddress): AuthorizeRequest {
  const scopes = scopesIn(query.get('scope') ?? '')
  const maxAge = formParameter(query, 'max_age')
  return {
    client,
    redirectUri,
    state,
    responseType: query.get('response_type') === 'token' ? 'token' : 'code',
    scopes: scopes.length > 0 ? scopes : (client.settings.AllowedOAuthScopes ?? []),
    nonce: formParameter(query, 'nonce'),
    codeChallenge: formParameter(query, 'code_challenge'),
    resource: formParameter(query, 'resource'),
    prompts: new Set(scopesIn(query.get('prompt') ?? '')),
    maxAgeSeconds: maxAge === undefined ? undefined : Number(maxAge),
  }
}

/** Whether the app wants the user to sign in although they did so at that time. OpenID Connect Core 1.0, section 3.1.2.1. */
export function wantsNewSignIn({ prompts, maxAgeSeconds }: AuthorizeRequest, authTime: Date, now: Date): boolean {
  if (prompts.has('login')) return true
  return maxAgeSeconds !== undefined && now.getTime() - authTime.getTime() >= maxAgeSeconds * 1_000
}
