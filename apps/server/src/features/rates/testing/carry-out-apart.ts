/** Carries out an import in a process of its own, which a test may kill. Arguments: database, import. */
import { openDatabase } from '@strowger/db';
import { pino } from 'pino';
import { carryOutImport } from '../import-job.ts';

const [url = '', importId = ''] = process.argv.slice(2);
const log = pino({ level: 'silent' });
const db = await openDatabase({ url, log });
const bus = { publish: () => undefined, subscribe: () => () => undefined };
await carryOutImport({ db, bus, log, now: () => new Date() }, importId, new AbortController().signal);
await db.close();
