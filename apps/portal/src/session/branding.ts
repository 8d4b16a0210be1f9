import type { AnswerOf } from '@strowger/client';
import { toApiError } from '../api/api-error.ts';
import { api, publicApi } from '../api/client.ts';

/** How a tenant's portal looks. */
export type Branding = AnswerOf<'/api/branding_public/{host}'>;

/**
 * The look of the host in the address line, readable before anybody is logged in.
 *
 * @returns `null` in the Community edition, which has its own look alone
 * @throws ApiError
 */
export async function loadBranding(): Promise<Branding | null> {
  const host = window.location.hostname;
  return orNull(async () => (await publicApi.GET('/api/branding_public/{host}', { params: { path: { host } } })).data);
}

/** The look of the caller's tenant, whatever host he came by. @throws ApiError */
export async function loadTenantBranding(tenantId: number): Promise<Branding | null> {
  const params = { path: { tenant_id: String(tenantId) } };
  return orNull(async () => (await api.GET('/api/branding/{tenant_id}', { params })).data);
}

async function orNull(read: () => Promise<Branding | undefined>): Promise<Branding | null> {
  try {
    return (await read()) ?? null;
  } catch (error) {
    if (toApiError(error).status === 404) return null;
    throw error;
  }
}
