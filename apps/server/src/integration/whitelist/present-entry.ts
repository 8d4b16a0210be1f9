import { stamp, stampOrNull } from '../answers.ts';
import { normalCidr } from '../cidr.ts';
import type { WhitelistEntry } from './entries.ts';

/** An entry as the API of consumers shows it (contract 40 B10.1). */
export function presentEntry(entry: WhitelistEntry) {
  return {
    whitelist_uuid: entry.whitelist_uuid,
    cidr: normalCidr(entry.cidr) ?? entry.cidr,
    description: entry.description,
    enabled: entry.enabled,
    expires_at: stampOrNull(entry.expires_at),
    last_hit_at: stampOrNull(entry.last_hit_at),
    hit_count: Number(entry.hit_count),
  };
}

/** The same for the portal, with all that is known of it (contract 40 B3, B13). */
export function presentWholeEntry(entry: WhitelistEntry) {
  return {
    ...presentEntry(entry),
    identity_id: entry.identity_id,
    created_by: entry.created_by,
    created_at: stamp(entry.created_at),
  };
}
