import type { Trx } from '@strowger/db';
import { badLine, csvRows } from '../../http/csv-rows.ts';
import { addRoutes, type RouteOwner } from './add-routes.ts';
import { type FixedPlace, type RouteLine, routeLines } from './read-route-lines.ts';
import { resolveRoutes } from './resolve-routes.ts';
import { RouteFault } from './route-draft.ts';

/** Lines that are stored by one statement. */
const BATCH = 5000;

/**
 * Stores the routes of a CSV file (contract 30 §5.2); those that are there already are left out.
 * @returns how many were stored
 * @throws ApiError 422 that names the line: the transaction is to be given up
 */
export async function importRoutes(
  trx: Trx,
  bytes: Uint8Array,
  fixed: FixedPlace | null,
  owner: RouteOwner,
): Promise<number> {
  let stored = 0;
  let batch: RouteLine[] = [];
  for await (const line of routeLines(csvRows(bytes), fixed)) {
    batch.push(line);
    if (batch.length < BATCH) continue;
    stored += await store(trx, batch, owner);
    batch = [];
  }
  return stored + (await store(trx, batch, owner));
}

async function store(trx: Trx, lines: readonly RouteLine[], owner: RouteOwner): Promise<number> {
  if (lines.length === 0) return 0;
  try {
    const drafts = lines.map(({ draft }) => draft);
    const added = await addRoutes(trx, await resolveRoutes(trx, owner.tenantId, drafts), owner);
    return added.length;
  } catch (error) {
    throw error instanceof RouteFault
      ? badLine(lines[error.index]?.line ?? 0, `${error.field} ${error.message}`)
      : error;
  }
}
