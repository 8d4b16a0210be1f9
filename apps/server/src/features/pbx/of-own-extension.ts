import { sql } from '@strowger/db';
import type { RowReach } from '../../http/resource/resource.ts';

/** End users reach the rows of the extensions that are linked to them (contract 20 §0.1): a row `r` with `extension_uuid`. */
export const ofOwnExtension = ((userId) => sql`exists (
  select from extensions e where e.extension_uuid = r.extension_uuid and e.user_id = ${userId})`) satisfies RowReach['owner'];
