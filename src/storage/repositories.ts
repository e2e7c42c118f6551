import { attempts } from '#storage/repositories/attempts.ts'
import { clients } from '#storage/repositories/clients.ts'
import { codes } from '#storage/repositories/codes.ts'
import { groups } from '#storage/repositories/groups.ts'
import { messages } from '#storage/repositories/messages.ts'
import { passwordHistory } from '#storage/repositories/password-history.ts'
import { pools } from '#storage/repositories/pools.ts'
import { settings } from '#storage/repositories/settings.ts'
import { signingKeys } from '#storage/repositories/signing-keys.ts'
import { softwareTokens } from '#storage/repositories/software-tokens.ts'
import { tokenSessions } from '#storage/repositories/token-sessions.ts'
import { usedSessions } from '#storage/repositories/used-sessions.ts'
import { users } from '#storage/users/users.ts'
import type { RowSealer } from './columns.ts'
import type { Access } from './database.ts'
import type { Repositories } from './store.ts'

export function repositories(access: Access, sealer: RowSealer): Repositories {
  return {
    pools: pools(access),
    signingKeys: signingKeys(access, sealer),
    clients: clients(access, sealer),
    users: users(access, sealer),
    groups: groups(access),
    softwareTokens: softwareTokens(access, sealer),
    passwordHistory: passwordHistory(access, sealer),
    codes: codes(access),
    attempts: attempts(access),
    tokenSessions: tokenSessions(access),
    usedSessions: usedSessions(access),
    messages: messages(access, sealer),
    settings: settings(access, sealer),
  }
}
