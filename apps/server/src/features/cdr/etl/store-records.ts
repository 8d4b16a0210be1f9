import type { Trx } from '@strowger/db';
import { type KeptEvent, keepEvents } from '../../../events/keep-event.ts';
import { countConferences } from '../../charging/count-conferences.ts';
import { noteFinishedLegs } from '../../charging/note-finished-legs.ts';
import { noticePremiumCalls } from '../../charging/premium-alarm.ts';
import { enrich } from '../enrich.ts';
import { makeMonths } from '../months.ts';
import { presentCdr } from '../presenter.ts';
import type { RawRecord } from '../raw-record.ts';
import { type CdrValues, valuesOf } from './cdr-values.ts';
import { claimKeys } from './claim-keys.ts';
import { insertRows, receivedOf } from './insert-rows.ts';
import { recordingNames } from './recording-names.ts';
import { readOwnerBook } from './resolve-owners.ts';

/**
 * Writes finished legs into the call records, with what follows from a new one, in the caller's transaction.
 * A record that is known by `(call_id, leg)` changes nothing and is not counted.
 * @param journal of legs that stand in the journal their rows there, ascending: what was received is taken from them
 * @param keep how its events are kept: this is the last thing that is done
 * @returns how many were new
 */
export async function storeRecords(
  trx: Trx,
  records: readonly RawRecord[],
  journal: readonly number[] | null = null,
  keep: typeof keepEvents = keepEvents,
): Promise<number> {
  const legs = await claimKeys(trx, records, journal);
  if (legs.length === 0) return 0;
  const book = await readOwnerBook(
    trx,
    legs.map(({ raw }) => raw),
  );
  const nameOf = await recordingNames(
    trx,
    legs.map(({ raw }) => raw),
  );
  const rows = legs.map((leg) => {
    const owner = book.ownerOf(leg.raw);
    const recordName = nameOf(leg.raw, owner.tenantId, book.timezoneOf(owner.tenantId));
    return valuesOf(leg, owner, enrich(leg.raw, book.numbersOf(owner)), recordName);
  });
  await makeMonths(
    trx,
    rows.map((row) => row.start_time),
  );
  await noteFinishedLegs(trx, rows);
  await countConferences(trx, rows);
  const ids = await insertRows(trx, rows, receivedOf(legs));
  await noticePremiumCalls(trx, rows);
  await keep(
    trx,
    rows.map((row, place) => createdEvent(row, ids[place] ?? 0, book.timezoneOf(row.tenant_id))),
  );
  return rows.length;
}

function createdEvent(row: CdrValues, id: number, timezone: string): KeptEvent {
  return {
    type: 'cdr.created',
    tenantId: row.tenant_id,
    userIds: row.user_id === null ? [] : [row.user_id],
    extensionUuids: row.extension_uuid === null ? [] : [row.extension_uuid],
    data: {
      ...presentCdr({ ...row, id }, { zone: timezone }),
      leg: row.leg,
      tenant_id: row.tenant_id,
      extension_uuid: row.extension_uuid,
      status: row.status,
    },
  };
}
