import type { AppClient } from '#domain/clients.ts'
import { formParameter } from './form-parameters.ts'
import { isProviderAllowed, ownUsers } from './identity-providers.ts'
import { isCodeChallenge } from './pkce.ts'
import { scopesIn } from './scopes.ts'

/** What the app is told, with a sentence for its developer. */
export type AuthorizeProblem = {
  readonly error: 'invalid_request' | 'unauthorized_client' | 'login_required' | 'server_error' | Unsupported
  readonly description?: string
}

/** OpenID Connect Core 1.0, section 3.1.2.6. */
type Unsupported = 'request_not_supported' | 'request_uri_not_supported' | 'registration_not_supported'

type Check = (client: AppClient, query: URLSearchParams) => AuthorizeProblem | undefined

/** What is wrong with a request beside its client and its redirect URL, the first of it. */
export function parameterProblem(client: AppClient, query: URLSearchParams): AuthorizeProblem | undefined {
  for (const check of checks) {
    const problem = check(client, query)
    if (problem) return problem
  }
  return undefined
}

const bad = (description: string): AuthorizeProblem => ({ error: 'invalid_request', description })

const known = [
  'response_type',
  'state',
  'scope',
  'code_challenge',
  'code_challenge_method',
  'nonce',
  'resource',
  'prompt',
  'max_age',
  'identity_provider',
  'idp_identifier',
  'lang',
  'login_hint',
]

// RFC 6749, section 3.1: no parameter may come twice, for two readers could take different ones for the right one.
const repetition: Check = (_client, query) => {
  const repeated = known.find((name) => query.getAll(name).length > 1)
  return repeated === undefined ? undefined : bad(`${repeated} is given more than once`)
}

const longest = 2_048

const form: Check = (_client, query) => {
  const unusable = known.find((name) => {
    const value = query.get(name) ?? ''
    return value.includes('\0') || (name !== 'state' && value.length > longest)
  })
  return unusable === undefined ? undefined : bad(`${unusable} is too long or has a character that can't be`)
}

const flows: Readonly<Record<string, 'code' | 'implicit'>> = { code: 'code', token: 'implicit' }

const responseType: Check = ({ settings }, query) => {
  const asked = formParameter(query, 'response_type')
  const flow = asked !== undefined && Object.hasOwn(flows, asked) ? flows[asked] : undefined
  if (flow === undefined) return bad('response_type must be code or token')
  return settings.AllowedOAuthFlows?.includes(flow) ? undefined : { error: 'unauthorized_client' }
}

/** The guide says that such a scope is ignored or answered with invalid_scope; what is measured is this. */
const scope: Check = ({ settings }, query) => {
  const allowed = settings.AllowedOAuthScopes ?? []
  return scopesIn(query.get('scope') ?? '').every((name) => allowed.includes(name)) ? undefined : bad('invalid_scope')
}

// RFC 7636, section 4.4.1. CVE-2024-23647, GHSA-9h47-pqcx-hjr4: a challenge without its method would be `plain`, which is no protection.
const pkce: Check = (_client, query) => {
  const challenge = formParameter(query, 'code_challenge')
  const method = formParameter(query, 'code_challenge_method')
  if (challenge === undefined && method === undefined) return undefined
  if (method !== 'S256') return bad('code_challenge_method must be S256')
  if (challenge === undefined) return bad('code_challenge is missing')
  return isCodeChallenge(challenge) ? undefined : bad('code_challenge must be 43 characters of base64url')
}

/** https, or http on the user's own machine, or an app's own scheme; RFC 8707, section 2, forbids a fragment. */
const resource: Check = (_client, query) => {
  const asked = formParameter(query, 'resource')
  return asked === undefined || isResource(asked)
    ? undefined
    : bad('resource must be an absolute URL without a fragment')
}

function isResource(text: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\/[\x21-\x7e]+$/i.exec(text)?.[1]?.toLowerCase()
  if (scheme === undefined || text.includes('#')) return false
  if (scheme !== 'http') return scheme !== 'https' || URL.canParse(text)
  return URL.parse(text)?.hostname === 'localhost'
}

const prompts: readonly string[] = ['none', 'login', 'select_account', 'consent']

/** OpenID Connect Core 1.0, section 3.1.2.1: `none` stands alone. */
const prompt: Check = (_client, query) => {
  const asked = scopesIn(query.get('prompt') ?? '')
  const unknown = asked.some((name) => !prompts.includes(name))
  return unknown || (asked.includes('none') && asked.length > 1) ? bad('prompt is not supported') : undefined
}

/** OpenID Connect Core 1.0, section 3.1.2.1. */
const maxAge: Check = (_client, query) => {
  const asked = formParameter(query, 'max_age')
  return asked === undefined || /^\d{1,10}$/.test(asked) ? undefined : bad('max_age must be a number of seconds')
}

/**
 * OpenID Connect Core 1.0, sections 6 and 7.2.1. What stands in there belongs to the request: who overlooks it answers another one. It is never
 * fetched (CVE-2025-67494).
 */
const elsewhere: Check = (_client, query) => {
  const named = (['request', 'request_uri', 'registration'] as const).find((name) => query.has(name))
  return named && { error: `${named}_not_supported` }
}

/** Who may sign users in through this client; there are no others than the pool itself. */
const provider: Check = ({ settings }, query) => {
  const named = formParameter(query, 'identity_provider')
  if (!isProviderAllowed(settings, ownUsers)) return bad('No identity provider is enabled for this client')
  const foreign = named !== undefined && named !== ownUsers
  return foreign || formParameter(query, 'idp_identifier') !== undefined
    ? bad('The identity provider does not exist or is not enabled for this client')
    : undefined
}

const checks: readonly Check[] = [
  repetition,
  form,
  elsewhere,
  responseType,
  scope,
  pkce,
  resource,
  prompt,
  maxAge,
  provider,
]
