import type { Scope } from '../../access/scope.ts';
import { idFilter } from '../../http/list-filters.ts';
import { tenantFilter } from '../domains/tenant-choice.ts';
import type { ExtensionFilter } from './store.ts';

type Query = Readonly<Record<string, string>>;

/** The filters of the list (contract 20 §1.3); an empty value is ignored, one that fits nothing finds nothing. */
export function extensionFilter(scope: Scope, query: Query): ExtensionFilter {
  const type = query.extension_type?.trim() ?? '';
  return {
    tenants: tenantFilter(scope, query),
    enabled: flagOf(query.enabled),
    type: type === '' ? null : type,
    userId: idFilter(query.user_id) ?? null,
  };
}

function flagOf(text: string | undefined): boolean | 'neither' | null {
  const trimmed = text?.trim().toLowerCase() ?? '';
  if (trimmed === '') return null;
  if (trimmed === 'true' || trimmed === '1') return true;
  return trimmed === 'false' || trimmed === '0' ? false : 'neither';
}

/** The object whose own number counts as free; null when none is named. */
export function exceptUuid(query: Query): string | null {
  const text = query.exclude_uuid?.trim().toLowerCase() ?? '';
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : null;
}

/** The fax account whose line counts as free; null when none is named. */
export function exceptAccount(query: Query): number | null {
  const text = query.exclude_account_id?.trim() ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
