import { buildWav, parseWav } from '@strowger/rtp';
import { afterAll, beforeAll, expect } from 'vitest';
import { MediaStore } from '../../../media-store/media-store.ts';
import { startTestServer, type TestAnswer, type TestServer, type TestTenant } from '../../../testing/test-server.ts';

export interface Upload {
  readonly method?: 'PUT' | 'POST';
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly type?: string;
  /** Absent: of alpha's admin. */
  readonly token?: string;
}

type Ask = (method: string, path: string, body?: unknown) => Promise<TestAnswer>;

/** A server with two tenants whose recordings are asked for by the API. */
export interface RecordingsBench {
  readonly server: TestServer;
  readonly alpha: TestTenant;
  readonly beta: TestTenant;
  readonly files: MediaStore;
  /** Asks for paths below `/recordings`. */
  as(token: string): Ask;
  /** The same as alpha's admin, and as alpha's user. */
  readonly owner: Ask;
  readonly user: Ask;
  /** A recording with a name of its own. @returns its id */
  made(fields?: object, token?: string): Promise<number>;
  upload(id: number, upload?: Upload): Promise<TestAnswer>;
  soundOf(id: number, path?: string): Promise<{ answer: Response; wav: ReturnType<typeof parseWav> }>;
  /** Absolute path of its file. */
  storedFile(id: number): Promise<string>;
  /** The newest row of each kind that a write leaves. */
  lastTraces(): ReturnType<typeof tracesOf>;
}

let next = 1;

/** A name that no recording has yet. */
export const newName = (): string => `Sound ${next++}`;

/** A WAV file of a tone. */
export function tone(milliseconds: number, rate = 8000): Uint8Array<ArrayBuffer> {
  const samples = Int16Array.from(
    { length: (milliseconds * rate) / 1000 },
    (_, n) => 8000 * Math.sin((2 * Math.PI * 440 * n) / rate),
  );
  return new Uint8Array(buildWav(samples, rate));
}

/** Starts it before the tests of the file and stops it after them. */
export function useRecordingsBench(): RecordingsBench {
  let started: Pick<RecordingsBench, 'server' | 'alpha' | 'beta' | 'files'> | null = null;
  const bench = () => {
    if (!started) throw new Error('the bench is not up yet');
    return started;
  };
  beforeAll(async () => {
    const server = await startTestServer();
    const [alpha, beta] = [await server.makeTenant('alpha'), await server.makeTenant('beta')];
    const files = new MediaStore(server.platform.environment.data, server.platform.vault);
    started = { server, alpha, beta, files };
  }, 60_000);
  afterAll(() => started?.server.close());

  const as: RecordingsBench['as'] = (token) => (method, path, body) =>
    bench().server.request(method, `/recordings${path}`, { token, ...(body === undefined ? {} : { body }) });
  return {
    get server() {
      return bench().server;
    },
    get alpha() {
      return bench().alpha;
    },
    get beta() {
      return bench().beta;
    },
    get files() {
      return bench().files;
    },
    as,
    owner: (...request) => as(bench().alpha.adminToken)(...request),
    user: (...request) => as(bench().alpha.userToken)(...request),
    async made(fields = {}, token = bench().alpha.adminToken) {
      const answer = await as(token)('POST', '', { name: newName(), ...fields });
      expect(answer.status, answer.text).toBe(200);
      return answer.body;
    },
    upload: (id, { method = 'PUT', bytes = tone(1500), type = 'audio/wav', token } = {}) =>
      bench().server.request(method, `/recordings/${id}/media`, {
        token: token ?? bench().alpha.adminToken,
        raw: bytes,
        headers: { 'content-type': type },
      }),
    async soundOf(id, path = `/recordings/${id}/media`) {
      const { server, alpha } = bench();
      const headers = { authorization: `Bearer ${alpha.adminToken}` };
      const answer = await fetch(`${server.url}/api${path}`, { headers });
      return { answer, wav: parseWav(Buffer.from(await answer.arrayBuffer())) };
    },
    async storedFile(id) {
      const row = await bench().server.db.transaction({ kind: 'all' }, (trx) =>
        trx.selectFrom('recordings').select('stored_file').where('recording_id', '=', id).executeTakeFirstOrThrow(),
      );
      return bench().files.path(row.stored_file ?? '');
    },
    lastTraces: () => tracesOf(bench().server),
  };
}

function tracesOf({ db }: TestServer) {
  return db.transaction({ kind: 'all' }, async (trx) => ({
    audit: await trx
      .selectFrom('audit')
      .select(['action', 'resource', 'resource_id', 'tenant_id', 'username', 'method'])
      .orderBy('audit_id', 'desc')
      .executeTakeFirst(),
    activity: await trx.selectFrom('activities').select('activities').orderBy('id', 'desc').executeTakeFirst(),
    event: await trx
      .selectFrom('events')
      .select(['type', 'tenant_id', 'data'])
      .orderBy('event_id', 'desc')
      .executeTakeFirst(),
  }));
}
