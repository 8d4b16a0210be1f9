import { badLine, type CsvRow } from '../../http/csv-rows.ts';
import { LONGEST_ROUTE_NAME } from './resource.ts';
import type { RouteDraft } from './route-draft.ts';

/** Where all routes of a file lead, where its lines do not say so (contract 30 §5.2). */
export interface FixedPlace {
  readonly serviceFlag: number;
  readonly providerId: number;
}

/** A draft and the line that it came from. */
export interface RouteLine {
  readonly line: number;
  readonly draft: RouteDraft;
}

const DATA = /^\s*(?:\+?[0-9]+|\*)\s*$/;
const DIGITS = /^\s*[0-9]{1,9}\s*$/;

/**
 * The lines of a file of routes: `destination_id,name` and, where no place is fixed, `service_flag,provider_id`; further
 * columns are ignored. A first line that does not begin with digits or `*` is a header.
 * @throws ApiError 422 that names the line
 */
export async function* routeLines(rows: AsyncIterable<CsvRow>, fixed: FixedPlace | null): AsyncGenerator<RouteLine> {
  let isFirst = true;
  for await (const { line, cells } of rows) {
    const isHeader = isFirst && !DATA.test(cells[0] ?? '');
    isFirst = false;
    if (!isHeader) yield { line, draft: draftOf(line, cells, fixed) };
  }
}

function draftOf(line: number, cells: readonly string[], fixed: FixedPlace | null): RouteDraft {
  const [destination = '', name = '', service = '', provider = ''] = cells;
  if (name === '' || name.length > LONGEST_ROUTE_NAME || /\p{Cc}/u.test(name)) {
    throw badLine(line, `the name must have 1 to ${LONGEST_ROUTE_NAME} characters`);
  }
  if (fixed !== null) return { destination, name, ...fixed };
  if (!DIGITS.test(service)) throw badLine(line, 'service_flag must be a number');
  if (!DIGITS.test(provider)) throw badLine(line, 'provider_id must be a number');
  return { destination, name, serviceFlag: Number(service), providerId: Number(provider) };
}
