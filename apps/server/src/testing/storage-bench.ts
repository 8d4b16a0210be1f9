import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '@strowger/db';
import { createTestDatabase, type TestDatabase } from '@strowger/db/testing';
import type { Logger } from 'pino';
import { afterAll, beforeAll } from 'vitest';

/** A database and a directory of their own, for the tests of a file. */
export interface StorageBench {
  readonly db: Database;
  readonly directory: string;
}

/** Call it in a file, outside of tests. */
export function useStorage(log: Logger): StorageBench {
  let opened: (StorageBench & { readonly test: TestDatabase }) | null = null;
  const up = () => {
    if (!opened) throw new Error('the database is there within beforeAll, tests and afterAll');
    return opened;
  };
  beforeAll(async () => {
    const test = await createTestDatabase();
    const db = await openDatabase({ url: test.url, log });
    opened = { test, db, directory: await mkdtemp(join(tmpdir(), 'strowger-storage-')) };
  });
  afterAll(async () => {
    const { db, test, directory } = up();
    await db.close();
    await test.drop();
    await rm(directory, { recursive: true });
  });
  return {
    get db() {
      return up().db;
    },
    get directory() {
      return up().directory;
    },
  };
}
