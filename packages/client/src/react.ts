import createQueryHooks, { type OpenapiQueryClient } from 'openapi-react-query';
import type { paths } from './api-types.ts';
import type { Client } from './index.ts';

/** Hooks of TanStack Query over a client: `useQuery('get', '/api/ring_groups', …)`, `useMutation`, `queryOptions`. */
export type ApiHooks = OpenapiQueryClient<paths>;

/** @see ApiHooks */
export function createApiHooks(client: Client): ApiHooks {
  return createQueryHooks(client);
}
