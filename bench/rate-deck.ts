/**
 * A carrier's deck of rates through the API, beside the same rows put into the same table one by one, in the same run.
 *
 *     node bench/rate-deck.ts [prefixes = 200000] [one by one = 5000]
 */

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openDatabase } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { ADMIN_PASSWORD, ADMIN_USERNAME, startServer } from '../tests/system/server-process.ts';
import { startCpuClockOfParts } from './load/process-cpu.ts';
import { type Row, report } from './load/report.ts';

const [prefixes = 200_000, single = 5_000] = process.argv.slice(2).map(Number);
const MILLION = 1_000_000;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Prefixes of up to nine digits, in no order, each once. @param dearer what is added to every price, in millionths */
function deckOf(count: number, dearer: number): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const prefix = String(1_000_000 + ((index * 7919) % 8_999_999));
    const price = ((index % 40_000) + dearer) / MILLION;
    return `${prefix},destination ${prefix},60,${price.toFixed(6)},${index % 2 === 0 ? 60 : 1},${index % 2 === 0 ? 60 : 1}`;
  });
  return `${lines.join('\n')}\n`;
}

/** Most memory that a process has held, MiB. */
const peakOf = (pid: number): number => {
  const [, kib = '0'] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kib) / 1024;
};

const database = await createTestDatabase();
const db = await openDatabase({ url: database.url, log: silent });
const server = await startServer({ DATABASE_URL: database.url, STROWGER_LOG: 'error' });
try {
  const pid = server.pid();
  const basic = Buffer.from(`${ADMIN_USERNAME}:${ADMIN_PASSWORD}`).toString('base64');
  const headers = { authorization: `Basic ${basic}`, 'content-type': 'text/csv' };
  const rows: Row[] = [];

  /** Does something, and asks whether the server lives all the while. @param until says when it is over */
  const measure = async (name: string, until: () => Promise<unknown>): Promise<void> => {
    const begun = performance.now();
    const cpu = startCpuClockOfParts(pid);
    let slowest = 0;
    let busy = true;
    const asking = (async () => {
      while (busy) {
        const asked = performance.now();
        await fetch(`${server.url}/healthz`);
        slowest = Math.max(slowest, performance.now() - asked);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    await until();
    const seconds = (performance.now() - begun) / 1000;
    busy = false;
    await asking;
    rows.push({
      name,
      figures: {
        seconds,
        'rates a second': prefixes / seconds,
        'slowest other answer ms': slowest,
        'main thread CPU s': cpu()['main thread'],
        'peak MiB': peakOf(pid),
      },
    });
  };

  const post = async (path: string, file: string, expected: number): Promise<unknown> => {
    const answer = await fetch(`${server.url}/api${path}`, { method: 'POST', headers, body: file });
    if (answer.status !== expected) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const send = (name: string, path: string, file: string) => measure(name, () => post(path, file, 200));

  /** The same by a job: until the file is taken, and until the job is done. */
  const sendInBackground = async (name: string, path: string, file: string): Promise<void> => {
    const importId = randomUUID();
    const query = `background=true&import_id=${importId}`;
    await measure(`${name}: taken`, () => post(`${path}&${query}`, file, 202));
    await measure(`${name}: stored`, async () => {
      for (let state = ''; state !== 'done'; await new Promise((resolve) => setTimeout(resolve, 100))) {
        const found: unknown = await (await fetch(`${server.url}/api/rates/imports/${importId}`, { headers })).json();
        state = String(typeof found === 'object' && found !== null ? Reflect.get(found, 'state') : '');
        if (state === 'failed') throw new Error(`${name}: ${JSON.stringify(found)}`);
      }
    });
  };

  const idle = peakOf(pid);
  const first = deckOf(prefixes, 0);
  const next = deckOf(prefixes, 5);
  await send('a first deck', '/plans/1/decks?service_flag=1', first);
  await send('what another one would change', '/plans/1/decks?service_flag=1&preview=true', next);
  await send('another one in its place', '/plans/1/decks?service_flag=1', next);
  await sendInBackground('another one in the background', '/plans/1/decks?service_flag=1', deckOf(prefixes, 7));
  await send('a file that changes all rates', '/rates/1/1/csv', deckOf(prefixes, 9));

  const begun = performance.now();
  const lines = first.split('\n').slice(0, single);
  const { deck_id } = await db.transaction({ kind: 'all' }, (trx) =>
    trx
      .insertInto('rate_decks')
      .values({ plan_id: 1, service_flag: 4, valid_from: new Date(0) })
      .returning('deck_id')
      .executeTakeFirstOrThrow(),
  );
  await db.transaction({ kind: 'all' }, async (trx) => {
    for (const line of lines) {
      const [prefix = '', name = '', , price = '0'] = line.split(',');
      const values = { deck_id, prefix, name, unit_block_rate: Math.round(Number(price) * MILLION) };
      await trx.insertInto('rates').values(values).execute();
    }
  });
  const seconds = (performance.now() - begun) / 1000;
  rows.push({ name: 'one by one, in one transaction', figures: { seconds, 'rates a second': single / seconds } });
  report('rate-deck', rows, [`${prefixes} prefixes; the server held ${Math.round(idle)} MiB before.`]);
} finally {
  await server.dispose();
  await db.close();
  await database.drop();
}
