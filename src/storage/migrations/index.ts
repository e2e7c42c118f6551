import type { Engine } from '#storage/database.ts'
import { firstTables } from './0001-first-tables.ts'
import { groupsAndSecondFactors } from './0002-groups-and-second-factors.ts'
import { domainsAndResourceServers } from './0003-domains-and-resource-servers.ts'
import { brandingAndTerms } from './0004-branding-and-terms.ts'
import { oauth } from './0005-oauth.ts'
import { loginSessions } from './0006-login-sessions.ts'

/** Steps from one version of the tables to the next; once released, a step is never changed. */
export type Migration = {
  /** 1, 2, 3 and so on. */
  readonly version: number
  readonly name: string
  readonly statements: (engine: Engine) => readonly string[]
}

export const migrations: readonly Migration[] = [
  { version: 1, name: 'first-tables', statements: firstTables },
  { version: 2, name: 'groups-and-second-factors', statements: groupsAndSecondFactors },
  { version: 3, name: 'domains-and-resource-servers', statements: domainsAndResourceServers },
  { version: 4, name: 'branding-and-terms', statements: brandingAndTerms },
  { version: 5, name: 'oauth', statements: oauth },
  { version: 6, name: 'login-sessions', statements: loginSessions },
]
