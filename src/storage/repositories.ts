import { attempts } from '#storage/repositories/attempts.ts'
import { authorizationCodes } from '#storage/repositories/authorization-codes.ts'
import { brandings } from '#storage/repositories/brandings.ts'
import { clients } from '#storage/repositories/clients.ts'
import { codes } from '#storage/repositories/codes.ts'
import { domains } from '#storage/repositories/domains.ts'
import { groups } from '#storage/repositories/groups.ts'
import { loginSessions } from '#storage/repositories/login-sessions.ts'
import { messages } from '#storage/repositories/messages.ts'
import { passwordHistory } from '#storage/repositories/password-history.ts'
import { pools } from '#storage/repositories/pools.ts'
import { resourceServers } from '#storage/repositories/resource-servers.ts'
import { samlSigningKeys } from '#storage/repositories/saml-signing-keys.ts'
import { settings } from '#storage/repositories/settings.ts'
import { signingKeys } from '#storage/repositories/signing-keys.ts'
import { softwareTokens } from '#storage/repositories/software-tokens.ts'
import { terms } from '#storage/repositories/terms.ts'
import { tokenSessions } from '#storage/repositories/token-sessions.ts'
import { uiCustomizations } from '#storage/repositories/ui-customizations.ts'
import { usedSessions } from '#storage/repositories/used-sessions.ts'
import { users } from '#storage/users/users.ts'
import type { RowSealer } from './columns.ts'
import type { Access } from './database.ts'
import type { Repositories } from './store.ts'

const makers: { readonly [Noun in keyof Repositories]: (access: Access, sealer: RowSealer) => Repositories[Noun] } = {
  pools,
  signingKeys,
  clients,
  users,
  groups,
  domains,
  resourceServers,
  uiCustomizations,
  brandings,
  terms,
  samlSigningKeys,
  softwareTokens,
  passwordHistory,
  codes,
  attempts,
  authorizationCodes,
  tokenSessions,
  loginSessions,
  usedSessions,
  messages,
  settings,
}

/** Every noun's repository over one database. */
export function repositories(access: Access, sealer: RowSealer): Repositories {
  const made = Object.entries(makers).map(([noun, make]) => [noun, make(access, sealer)])
  return Object.fromEntries(made)
}

/** Each made when it is first asked for: a transaction uses two or three. */
export function repositoriesOnDemand(access: Access, sealer: RowSealer): Repositories {
  return new Proxy({ access, sealer, made: {} }, onDemand) as unknown as Repositories
}

type OnDemand = { readonly access: Access; readonly sealer: RowSealer; readonly made: Partial<Record<string, unknown>> }

/** One for all, so that a transaction does not begin by defining every noun. */
const onDemand: ProxyHandler<OnDemand> = {
  get: ({ access, sealer, made }, noun) => {
    if (!isNoun(noun)) return undefined
    made[noun] ??= makers[noun](access, sealer)
    return made[noun]
  },
  ownKeys: () => Object.keys(makers),
  getOwnPropertyDescriptor: (_target, noun) => (isNoun(noun) ? { enumerable: true, configurable: true } : undefined),
}

function isNoun(name: string | symbol): name is keyof Repositories {
  return Object.hasOwn(makers, name)
}
