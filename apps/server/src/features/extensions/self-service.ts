import type { Caller } from '../../access/caller.ts';
import { errors } from '../../http/errors.ts';
import { SELF_SERVICE_FIELDS } from './schema.ts';
import type { ExtensionRow } from './store.ts';

const FEATURE_KEY = 'fpbx_extension';

/**
 * An end user reads the extension linked to him, with or without the feature key (contract 20 §0.1, §1.7).
 * @throws ApiError 403 without the key when it is not his, 404 with it
 */
export function requireReadable(caller: Caller, row: ExtensionRow | undefined): ExtensionRow {
  if (row) return row;
  if (caller.kind === 'U' && !caller.featureKeys.has(FEATURE_KEY)) throw errors.notPermitted(FEATURE_KEY);
  throw errors.notFound('Extension');
}

/**
 * An end user writes certain fields of his own extension and nothing else (contract 20 §1.7).
 * @param row what his scope shows of it
 * @throws ApiError 403
 */
export function requireSelfService(caller: Caller, row: ExtensionRow | undefined, body: object): void {
  if (caller.kind !== 'U') return;
  const fields = Object.keys(body).filter((field) => field !== 'tenant_id');
  const permitted = row !== undefined && fields.every((field) => SELF_SERVICE_FIELDS.has(field));
  if (!permitted) throw errors.notPermitted(FEATURE_KEY);
}
