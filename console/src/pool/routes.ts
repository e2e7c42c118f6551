import { createElement } from 'react'
import { Navigate, type RouteObject } from 'react-router'

/** The pages of one user pool, below `/cognito/user-pools/:poolId`. */
export const poolRoutes: RouteObject[] = [
  { index: true, element: createElement(Navigate, { to: 'overview', replace: true }) },
  { path: 'overview', lazy: async () => ({ Component: (await import('./overview/overview-page.tsx')).OverviewPage }) },
]
