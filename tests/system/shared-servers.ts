import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type ServerProcess, startServer } from './server-process.ts';

/** What any file may know of a server. */
export type AnyServer = Pick<ServerProcess, 'url' | 'sipPort' | 'data'>;

/** A server that the files of one worker use one after the other. */
export interface SharedServer extends AnyServer {
  /** File with all it has written so far. */
  readonly log: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Of each worker, by its number from 1. */
    sharedServers: readonly SharedServer[];
  }
}

/** Starts one server for each worker before the first file of the project, and ends them after the last. */
export default async function shareServers(project: TestProject): Promise<() => Promise<void>> {
  const chosen = process.argv.filter((argument) => argument.endsWith('.test.ts')).length;
  const workers = Math.min(chosen || Number.POSITIVE_INFINITY, Number(project.config.maxWorkers));
  const folder = mkdtempSync(join(tmpdir(), 'strowger-logs-'));
  const started = await Promise.all(
    Array.from({ length: workers }, async (_, index) => {
      const log = join(folder, `${index + 1}.log`);
      writeFileSync(log, '');
      const server = await startServer({}, 'shared', (text) => appendFileSync(log, text));
      return { server, log };
    }),
  );
  project.provide(
    'sharedServers',
    started.map(({ server: { url, sipPort, data }, log }) => ({ url, sipPort, data, log })),
  );
  return async () => {
    await Promise.all(started.map(({ server }) => server.dispose()));
    rmSync(folder, { recursive: true, force: true });
  };
}
