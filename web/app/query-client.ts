import { QueryClient } from '@tanstack/react-query';
import { Problem } from './http.ts';

/** Server state of the page. What the server refuses is not asked again; what got lost on the way is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && (!(error instanceof Problem) || error.status === 0 || error.status >= 500),
    },
  },
});
