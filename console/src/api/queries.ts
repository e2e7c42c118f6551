import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { signOut, whenCredentialsChange } from './credentials.ts'
import { failureOf, refusesKey } from './failure.ts'

function leaveIfRefused(error: unknown): void {
  if (refusesKey(error)) signOut('refused')
}

/** The memory of answers. A refusal stands; a server that is away is asked again a few times. */
export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: leaveIfRefused }),
  mutationCache: new MutationCache({ onError: leaveIfRefused }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => failureOf(error).unreachable && count < 2,
      retryDelay: 700,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

// What one key was shown, such as secrets of app clients, is not there for the next.
whenCredentialsChange(() => queries.clear())
