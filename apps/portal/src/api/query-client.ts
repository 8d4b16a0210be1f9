import { QueryClient } from '@tanstack/react-query';
import { toApiError } from './api-error.ts';

const ATTEMPTS = 3;

/** Whether a failed read is worth another attempt: never what the server has refused. */
export function worthRetrying(failures: number, error: unknown): boolean {
  const { status } = toApiError(error);
  return failures < ATTEMPTS && (status === 0 || status >= 500);
}

/** The cache of what was read. Events of the server say what has changed, so that nothing is read again by mere age. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: worthRetrying, staleTime: 30_000, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
});
