import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer, type TestTenant } from '../../../testing/test-server.ts';
import { type AttemptRunner, startAttemptRunner } from '../runner/attempt-runner.ts';
import { type FakeLine, fakeLine } from './fake-line.ts';
import { onePagePdf } from './one-page.ts';

/** A server whose faxes go over a line that dials nobody; one for a whole test file. */
export interface FaxBench {
  readonly server: TestServer;
  /** Sends: it has a document, a program and a provider. */
  readonly acme: TestTenant;
  readonly line: FakeLine;
  readonly runner: AttemptRunner;
  readonly programId: number;
  readonly documentId: number;
  /** Moves the server's clock. */
  later(seconds: number): void;
  ask(method: string, path: string, body?: unknown, token?: string): Promise<TestAnswer>;
  /** A fax of acme's that nobody has sent. */
  fax(more?: object): Promise<number>;
  /** Until its word is that. */
  reads(id: number, word: string): Promise<void>;
}

const WITHIN = { timeout: 15_000 };

export function useFaxBench(): FaxBench {
  let server: TestServer;
  let acme: TestTenant;
  let runner: AttemptRunner;
  let programId = 0;
  let documentId = 0;
  let shiftMs = 0;
  let called = 15_550_000;
  const line = fakeLine();

  const ask: FaxBench['ask'] = (method, path, body, token = acme.adminToken) =>
    server.request(method, path, { token, ...(body === undefined ? {} : { body }) });

  const made = async (path: string, body: unknown, token = acme.adminToken): Promise<number> => {
    const answer = await ask('POST', path, body, token);
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  };

  beforeAll(async () => {
    server = await startTestServer({ now: () => new Date(Date.now() + shiftMs) });
    acme = await server.makeTenant('acme');
    await made('/providers', { name: 'trunk', type: 'sip', host: '192.0.2.9', service_flag: 3 }, server.adminToken);
    documentId = await made('/documents', { name: 'offer' });
    const media = await server.request('PUT', `/documents/${documentId}/media`, {
      token: acme.adminToken,
      raw: onePagePdf(),
      headers: { 'content-type': 'application/pdf' },
    });
    expect(media.status, media.text).toBe(200);
    programId = await made('/programs/sendfax', { document_id: documentId });
    runner = startAttemptRunner({ ...server.platform, engine: line });
  }, 60_000);
  afterEach(async () => {
    line.answers = { cause: 'ORIGINATOR_CANCEL' };
    line.end(line.answers);
    await runner.settled();
    line.answers = null;
    line.dialled.length = 0;
  });
  afterAll(async () => {
    await runner.stop();
    await server.close();
  });

  return {
    line,
    ask,
    get server() {
      return server;
    },
    get acme() {
      return acme;
    },
    get runner() {
      return runner;
    },
    get programId() {
      return programId;
    },
    get documentId() {
      return documentId;
    },
    later(seconds) {
      shiftMs += seconds * 1000;
    },
    fax(more = {}) {
      called += 1;
      return made('/transmissions', { program_id: programId, phone: `1${called}`, ...more });
    },
    async reads(id, word) {
      await expect.poll(async () => (await ask('GET', `/transmissions/${id}/status`)).body, WITHIN).toBe(word);
    },
  };
}
