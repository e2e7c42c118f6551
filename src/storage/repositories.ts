import { attempts } from './attempts.ts'
import { clients } from './clients.ts'
import { codes } from './codes.ts'
import type { RowSealer } from './columns.ts'
import type { Access } from './database.ts'
import { messages } from './messages.ts'
import { pools } from './pools.ts'
import { settings } from './settings.ts'
import { signingKeys } from './signing-keys.ts'
import type { Repositories } from './store.ts'
import { tokenSessions } from './token-sessions.ts'
import { usedSessions } from './used-sessions.ts'
import { users } from './users.ts'

export function repositories(access: Access, sealer: RowSealer): Repositories {
  return {
    pools: pools(access),
    signingKeys: signingKeys(access, sealer),
    clients: clients(access, sealer),
    users: users(access, sealer),
    codes: codes(access),
    attempts: attempts(access),
    tokenSessions: tokenSessions(access),
    usedSessions: usedSessions(access),
    messages: messages(access, sealer),
    settings: settings(access, sealer),
  }
}
