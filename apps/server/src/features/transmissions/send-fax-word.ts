import type { Caller } from '../../access/caller.ts';
import { errors } from '../../http/errors.ts';
import { SERVICE } from '../programs/services.ts';

/** End users need the word `send_fax` for faxes (contract 30 §1.1). @throws ApiError 403 */
export function requireSendFax({ kind, featureKeys }: Pick<Caller, 'kind' | 'featureKeys'>, serviceFlag: number): void {
  if (kind === 'U' && serviceFlag === SERVICE.fax && !featureKeys.has('send_fax'))
    throw errors.notPermitted('send_fax');
}
