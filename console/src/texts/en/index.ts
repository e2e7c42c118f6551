import { appClients } from './app-clients.ts'
import { authenticationMethods } from './authentication-methods.ts'
import { createPool } from './create-pool.ts'
import { domain } from './domain.ts'
import { failure, frame, look, services, signIn } from './frame.ts'
import { groups } from './groups.ts'
import { home } from './home.ts'
import { managedLogin } from './managed-login.ts'
import { messageTemplates } from './message-templates.ts'
import { outbox } from './outbox.ts'
import { overview } from './overview.ts'
import { pool } from './pool.ts'
import { poolSignIn } from './pool-sign-in.ts'
import { poolSignUp } from './pool-sign-up.ts'
import { quickSetup } from './quick-setup.ts'
import { settings } from './settings.ts'
import { userPools } from './user-pools.ts'
import { users } from './users.ts'

export const english = {
  product: 'Lifeguard',
  appClients,
  authenticationMethods,
  messageTemplates,
  outbox,
  overview,
  poolSignIn,
  poolSignUp,
  settings,
  createPool,
  domain,
  failure,
  frame,
  groups,
  home,
  look,
  managedLogin,
  pool,
  quickSetup,
  services,
  signIn,
  userPools,
  users,
}
