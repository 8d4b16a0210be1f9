import { sql, type Trx, violationOf } from '@strowger/db';
import { errors } from '../../http/errors.ts';

/** What two rows of one device or profile may not share, and what is said when they do. */
const PLACES: Readonly<Record<string, string>> = {
  device_lines_number: 'line_number: two lines of the device have the same number',
  device_keys_place: 'keys: two keys have the same category and id',
  device_profile_keys_place: 'keys: two keys have the same category and id',
};

/** From here to `settlePlaces` rows may change places with one another. */
export async function openPlaces(trx: Trx): Promise<void> {
  await sql`set constraints all deferred`.execute(trx);
}

/** @throws ApiError 409 when two rows have the same place */
export async function settlePlaces(trx: Trx): Promise<void> {
  try {
    await sql`set constraints all immediate`.execute(trx);
  } catch (error) {
    const violation = violationOf(error);
    if (violation?.kind !== 'unique') throw error;
    throw errors.conflict(PLACES[violation.constraint ?? ''] ?? 'Two of them have the same place');
  }
}
