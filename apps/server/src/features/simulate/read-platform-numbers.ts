import { DidIndex, type PlatformNumbers } from '@strowger/callplan';
import type { Database } from '@strowger/db';
import { readOutbound } from '../../engine/outbound-rows.ts';

/**
 * The DIDs of the whole platform and the ways out of it, as calls find them (contract 20 §0.10 steps 14 and 15). A caller
 * learns of a DID no more than by dialling it: that it is here.
 */
export function readPlatformNumbers(db: Database): Promise<PlatformNumbers> {
  return db.transaction(
    { kind: 'all' },
    async (trx) => {
      const rows = await trx
        .selectFrom('inbound_routes')
        .select(['tenant_id', 'destination_number', 'destination_enabled'])
        .where('destination_number_regex', 'is', null)
        .execute();
      const claims = rows.map(({ tenant_id, destination_number, destination_enabled }) => ({
        tenantId: tenant_id,
        number: destination_number,
        regex: '',
        enabled: destination_enabled,
      }));
      const dids = new DidIndex(claims);
      const outbound = await readOutbound(trx);
      return {
        outbound,
        ownerOfDid(dialled) {
          const claim = dids.findExact(dialled);
          return claim === null ? null : { tenantId: claim.tenantId, number: claim.number };
        },
      };
    },
    { readOnly: true },
  );
}
