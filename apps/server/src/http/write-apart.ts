import { fenceOf } from '../access/scope.ts';
import type { AuditEntry } from '../audit/write-audit.ts';
import { writeTraces } from '../audit/write-audit.ts';
import type { KeptEvent } from '../events/keep-event.ts';
import type { Writer } from './resource/resource.ts';
import type { RouteContext } from './route.ts';

/** The request of a route that opens its own transactions. */
export type Request = Pick<
  RouteContext<unknown, Record<string, never>>,
  'db' | 'caller' | 'scope' | 'query' | 'request' | 'header'
>;

/** One transaction of a request that also waits for others: with audit rows and events, as any route has them. */
export function writeApart<T>(request: Request, work: (writer: Writer) => Promise<T>): Promise<T> {
  const { db, caller, scope, query, header } = request;
  return db.transaction(fenceOf(scope), async (trx) => {
    const entries: AuditEntry[] = [];
    const events: KeptEvent[] = [];
    const audit = (entry: AuditEntry) => void entries.push(entry);
    const emit = (event: KeptEvent) => void events.push(event);
    const result = await work({ trx, caller, scope, query, audit, emit, header });
    await writeTraces(trx, caller, request.request, { entries, events });
    return result;
  });
}
