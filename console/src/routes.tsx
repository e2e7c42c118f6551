import { createBrowserRouter, type RouteObject } from 'react-router'
import { Loading } from './frame/loading.tsx'
import { PageFailure } from './frame/page-failure.tsx'
import { poolRoutes } from './pool/routes.ts'

/** Every page is a file of its own, fetched when it is opened. */
const pages: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./home/home-page.tsx')).HomePage }) },
  { path: 'cognito', lazy: async () => ({ Component: (await import('./user-pools/landing-page.tsx')).LandingPage }) },
  {
    path: 'cognito/user-pools',
    lazy: async () => ({ Component: (await import('./user-pools/user-pools-page.tsx')).UserPoolsPage }),
  },
  {
    path: 'cognito/user-pools/create',
    lazy: async () => ({ Component: (await import('./create-pool/create-pool-page.tsx')).CreatePoolPage }),
  },
  {
    path: 'cognito/user-pools/quick-setup',
    lazy: async () => ({ Component: (await import('./quick-setup/quick-setup-page.tsx')).QuickSetupPage }),
  },
  { path: 'cognito/user-pools/:poolId', children: poolRoutes },
  { path: '*', lazy: async () => ({ Component: (await import('./frame/not-found.tsx')).NotFound }) },
]

export const router = createBrowserRouter(
  [
    {
      errorElement: <PageFailure />,
      HydrateFallback: Loading,
      children: [
        { path: 'sign-in', lazy: async () => ({ Component: (await import('./sign-in/sign-in-page.tsx')).SignInPage }) },
        {
          lazy: async () => ({ Component: (await import('./frame/frame.tsx')).Frame }),
          children: [{ errorElement: <PageFailure />, children: pages }],
        },
      ],
    },
  ],
  { basename: '/console' },
)
