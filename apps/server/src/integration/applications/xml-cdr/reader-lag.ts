import { sql } from '@strowger/db';
import { type HealthCheck, ok, warning } from '../../health/health-check.ts';

/** Records that a reader may be behind before somebody should look after him: he reads a thousand at a time. */
const MOST_BEHIND = 50_000;

/** How far the reader who is furthest behind has still to go (contract 40 B9). */
export const readerLag: HealthCheck = {
  section: 'CDR',
  check: 'Consumer cursor lag',
  async run({ platform, scope }) {
    const { rows } = await platform.db.transaction(
      scope.fence,
      (trx) =>
        sql<{ name: string; behind: number }>`
          select name, greatest(0, (select coalesce(max(cdr_seq), 0) from cdr) - cursor_seq) as behind
          from cdr_consumers where cursor_seq is not null order by behind desc limit 1`.execute(trx),
      { readOnly: true },
    );
    const [last] = rows;
    if (!last) return ok('Nobody collects call records');
    const details = `${last.name} is at most ${last.behind} records behind`;
    return last.behind > MOST_BEHIND ? warning(details) : ok(details);
  },
};
