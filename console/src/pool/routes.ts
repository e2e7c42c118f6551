import { createElement } from 'react'
import { Navigate, type RouteObject } from 'react-router'

/** The pages of one user pool, below `/cognito/user-pools/:poolId`. */
export const poolRoutes: RouteObject[] = [
  { index: true, element: createElement(Navigate, { to: 'overview', replace: true }) },
  { path: 'overview', lazy: async () => ({ Component: (await import('./overview/overview-page.tsx')).OverviewPage }) },
  {
    path: 'authentication-methods',
    lazy: async () => ({
      Component: (await import('./authentication-methods/authentication-methods-page.tsx')).AuthenticationMethodsPage,
    }),
  },
  {
    path: 'sign-in',
    lazy: async () => ({ Component: (await import('./sign-in/sign-in-settings-page.tsx')).SignInSettingsPage }),
  },
  {
    path: 'sign-up',
    lazy: async () => ({ Component: (await import('./sign-up/sign-up-settings-page.tsx')).SignUpSettingsPage }),
  },
  {
    path: 'message-templates',
    lazy: async () => ({
      Component: (await import('./message-templates/message-templates-page.tsx')).MessageTemplatesPage,
    }),
  },
  { path: 'settings', lazy: async () => ({ Component: (await import('./settings/settings-page.tsx')).SettingsPage }) },
  { path: 'outbox', lazy: async () => ({ Component: (await import('./outbox/outbox-page.tsx')).OutboxPage }) },
  {
    path: 'outbox/:messageId',
    lazy: async () => ({ Component: (await import('./outbox/message-page.tsx')).MessagePage }),
  },
  { path: 'users', lazy: async () => ({ Component: (await import('./users/users-page.tsx')).UsersPage }) },
  {
    path: 'users/create',
    lazy: async () => ({ Component: (await import('./users/create/create-user-page.tsx')).CreateUserPage }),
  },
  {
    path: 'users/:username',
    lazy: async () => ({ Component: (await import('./users/user/user-page.tsx')).UserPage }),
  },
  {
    path: 'app-clients',
    lazy: async () => ({ Component: (await import('./app-clients/app-clients-page.tsx')).AppClientsPage }),
  },
  {
    path: 'app-clients/create',
    lazy: async () => ({ Component: (await import('./app-clients/create-client-page.tsx')).CreateClientPage }),
  },
  {
    path: 'app-clients/:clientId',
    lazy: async () => ({ Component: (await import('./app-clients/client-page.tsx')).ClientPage }),
  },
  {
    path: 'app-clients/:clientId/edit',
    lazy: async () => ({ Component: (await import('./app-clients/edit-client-page.tsx')).EditClientPage }),
  },
  { path: 'domain', lazy: async () => ({ Component: (await import('./domain/domain-page.tsx')).DomainPage }) },
  {
    path: 'managed-login',
    lazy: async () => ({ Component: (await import('./managed-login/managed-login-page.tsx')).ManagedLoginPage }),
  },
  {
    path: 'managed-login/styles/:clientId',
    lazy: async () => ({ Component: (await import('./managed-login/editor/editor-page.tsx')).EditorPage }),
  },
  { path: 'groups', lazy: async () => ({ Component: (await import('./groups/groups-page.tsx')).GroupsPage }) },
  {
    path: 'groups/create',
    lazy: async () => ({ Component: (await import('./groups/create-group-page.tsx')).CreateGroupPage }),
  },
  {
    path: 'groups/:groupName',
    lazy: async () => ({ Component: (await import('./groups/group-page.tsx')).GroupPage }),
  },
]
