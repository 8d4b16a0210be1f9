import { toApiError } from '../api/api-error.ts';
import { api } from '../api/client.ts';
import { loadBranding } from './branding.ts';
import { readClaims } from './claims.ts';
import type { Me } from './me.ts';
import { readMe } from './read-me.ts';
import { session } from './session.ts';

/** Asks the server who is logged in. @throws ApiError */
export async function loadMe(): Promise<Me> {
  const claims = readClaims(session.token() ?? '');
  const [user, branding, extension] = await Promise.all([loadUser(), loadBranding(), loadExtension()]);
  const edition = branding === null ? 'community' : 'enterprise';
  const tenant = user.is_tenant === '1' && edition === 'enterprise' ? await loadTenant(user.tenant_id) : undefined;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return readMe({ user, edition, tenant, extension, impersonated: claims?.impersonator !== undefined, timeZone });
}

async function loadUser() {
  const { data } = await api.GET('/api/get_user');
  if (data === undefined) throw new Error('No answer to who I am');
  return data;
}

async function loadTenant(id: number) {
  return orNothing(
    async () => (await api.GET('/api/tenants/{tenant_id}', { params: { path: { tenant_id: id } } })).data,
  );
}

async function loadExtension() {
  return orNothing(async () => (await api.GET('/api/softphone')).data?.extensions[0]);
}

/** What the caller may not read, he does without. @throws ApiError for any other failure */
async function orNothing<T>(read: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    const { status } = toApiError(error);
    if (status === 403 || status === 404) return undefined;
    throw error;
  }
}
