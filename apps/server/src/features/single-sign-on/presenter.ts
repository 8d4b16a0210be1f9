import { MASKED } from '../../audit/mask-secrets.ts';
import type { SystemSettings } from '../../settings/system-settings.ts';
import type { ProviderObject } from './schema.ts';
import type { StoredProvider } from './store.ts';

/** A provider as the API shows it: its secret masked. */
export function presentProvider(settings: Pick<SystemSettings, 'get'>, row: StoredProvider): ProviderObject {
  return {
    ...row,
    client_secret: row.client_secret === null ? null : MASKED,
    auto_create: row.auto_create ? 1 : 0,
    active: row.active ? 1 : 0,
    redirect_uri: redirectUri(settings, row.sso_provider_id),
    date_created: epoch(row.date_created),
    last_updated: epoch(row.last_updated),
  };
}

/** Where a provider sends people back to; each has its own, so that one cannot pass for another. */
export function redirectUri(settings: Pick<SystemSettings, 'get'>, providerId: number): string {
  return `${settings.get('public_url')}/api/sso/${providerId}/callback`;
}

function epoch(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
