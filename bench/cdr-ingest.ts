/**
 * Records a second from the journal into the call records, with all that follows (keys, counts, charges, events), beside an
 * insert of the bare row one by one, each in a transaction of its own, to the same database in the same run.
 *
 *     node bench/cdr-ingest.ts [records = 100000] [tenants = 20]
 */

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, sql } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { runEtl } from '../apps/server/src/features/cdr/etl/run-etl.ts';
import { databaseProcesses, startCpuClock } from './load/process-cpu.ts';
import { type Row, report } from './load/report.ts';

const [records = 100_000, tenants = 20] = process.argv.slice(2).map(Number);
const CHUNK = 5_000;
const ONE_BY_ONE = 3_000;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

const began = Date.now() - 3_600_000;
const recordOf = (n: number) => ({
  call_id: randomUUID(),
  leg: n % 2 === 0 ? 'a' : 'b',
  tenant_id: 1 + (n % tenants),
  domain: `t${n % tenants}.example.com`,
  extension: String(1000 + (n % 50)),
  direction: n % 3 === 0 ? 'inbound' : 'outbound',
  rated_number: n % 2 === 0 ? null : '15551234567',
  caller_id_name: 'Ann',
  caller_number: String(1000 + (n % 50)),
  destination: '15551234567',
  remote_ip: '203.0.113.9',
  last_app: 'bridge',
  read_codec: 'PCMA',
  write_codec: 'PCMA',
  start_time: began + n,
  answer_time: n % 4 === 0 ? null : began + n + 2_000,
  end_time: began + n + 62_000,
  hangup_cause: n % 4 === 0 ? 'NO_ANSWER' : 'NORMAL_CLEARING',
  sip_hangup_disposition: 'recv_bye',
});

const database = await createTestDatabase();
const db = await openDatabase({ url: database.url, log: silent });
const directory = await mkdtemp(join(tmpdir(), 'strowger-ingest-'));
try {
  for (let from = 0; from < records; from += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, records - from) }, (_, i) => recordOf(from + i));
    await db.transaction({ kind: 'all' }, (trx) =>
      sql`insert into cdr_journal (call_id, leg, record)
        select record ->> 'call_id', record ->> 'leg', record
        from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as record`.execute(trx),
    );
  }
  const rows: Row[] = [
    await measured('journal to call records', async () => (await runEtl(db, directory, console))?.inserted ?? 0),
    await measured('one insert for each record', oneByOne),
  ];
  report('cdr-ingest', rows, ['the database has fsync off', `${tenants} tenants`]);
} finally {
  await db.close();
  await database.drop();
  await rm(directory, { recursive: true });
}

/** @param work says how many records it wrote */
async function measured(name: string, work: () => Promise<number>): Promise<Row> {
  const processes = await databaseProcesses(db);
  const start = performance.now();
  const own = process.cpuUsage();
  const ofDatabase = startCpuClock(processes);
  const written = await work();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(own);
  return {
    name,
    figures: {
      records: written,
      'per second': written / seconds,
      'own CPU µs each': (user + system) / written,
      'CPU µs of the database each': (1e6 * ofDatabase()) / written,
    },
  };
}

async function oneByOne(): Promise<number> {
  for (let n = 0; n < ONE_BY_ONE; n += 1) {
    const { rated_number: _, start_time, answer_time, end_time, ...record } = recordOf(n);
    const times = {
      start_time: new Date(start_time),
      answer_time: answer_time && new Date(answer_time),
      end_time: new Date(end_time),
    };
    const lasted = { mduration: 62_000, billmsec: 60_000, duration: 62, billsec: 60 };
    await db.transaction({ kind: 'all' }, (trx) =>
      trx
        .insertInto('cdr')
        .values({
          ...record,
          ...times,
          ...lasted,
          cdr_seq: n,
          call_type: 'voice',
          status: 'answered',
          answer_time: times.answer_time || null,
        })
        .execute(),
    );
  }
  return ONE_BY_ONE;
}
