import { writeSync } from 'node:fs';
import { openJournalSpool } from '../journal-spool.ts';
import { callRecord } from './call-record.ts';

// Journals legs without end and tells each one on standard output once it is journalled: `open N` or `closed N`.
const spool = openJournalSpool(process.argv[2] ?? '');
for (let n = 0; ; n += 1) {
  const record = callRecord({ call_id: `call-${n}` });
  spool.opened({ ...record, hangup_cause: 'SYSTEM_SHUTDOWN' });
  writeSync(1, `open ${n}\n`);
  if (n % 3 === 0) continue;
  spool.closed(record);
  writeSync(1, `closed ${n}\n`);
}
