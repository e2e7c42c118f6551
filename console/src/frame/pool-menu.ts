import { texts } from '#texts/texts.ts'

type Link = { readonly path: string; readonly text: string }
export type PoolMenuEntry = Link | { readonly text: string; readonly items: readonly Link[] }

const { menu } = texts.pool

/** The pages of one user pool in the groups of the original. A page whose operations are not there yet is not in here. */
export const poolMenu: readonly PoolMenuEntry[] = [
  { path: 'overview', text: menu.overview },
  { text: menu.applications, items: [{ path: 'app-clients', text: menu.appClients }] },
  {
    text: menu.userManagement,
    items: [
      { path: 'users', text: menu.users },
      { path: 'groups', text: menu.groups },
    ],
  },
  {
    text: menu.authentication,
    items: [
      { path: 'authentication-methods', text: menu.authenticationMethods },
      { path: 'sign-in', text: menu.signIn },
      { path: 'sign-up', text: menu.signUp },
    ],
  },
  {
    text: menu.branding,
    items: [
      { path: 'domain', text: menu.domain },
      { path: 'managed-login', text: menu.managedLogin },
      { path: 'message-templates', text: menu.messageTemplates },
    ],
  },
  { text: menu.messages, items: [{ path: 'outbox', text: menu.outbox }] },
  { path: 'settings', text: menu.settings },
]
