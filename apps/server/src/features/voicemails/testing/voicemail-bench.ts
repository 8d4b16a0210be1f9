import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { buildWav } from '@strowger/rtp';
import type { MailboxStore } from '@strowger/switch';
import { afterAll, beforeAll, expect } from 'vitest';
import { MediaStore } from '../../../media-store/media-store.ts';
import { startTestServer, type TestAnswer, type TestServer, type TestTenant } from '../../../testing/test-server.ts';
import type { MailboxParts } from '../mailbox-parts.ts';
import { createMailboxStore } from '../mailbox-store.ts';

/** A server with two tenants and their mailboxes, as the API and as calls use them. */
export interface VoicemailBench {
  readonly server: TestServer;
  readonly acme: TestTenant;
  readonly globex: TestTenant;
  readonly parts: MailboxParts;
  readonly store: MailboxStore;
  /** A request by acme's admin unless a token says otherwise. */
  ask(method: string, path: string, body?: unknown, token?: string): Promise<TestAnswer>;
  /** A mailbox of acme's. @returns its uuid */
  make(fields: object, token?: string): Promise<string>;
  /** An extension of acme's. @returns its uuid */
  extension(number: string, fields?: object): Promise<string>;
  /** Leaves a message of this many seconds, as a leg of its own does unless one is named. */
  leave(mailbox: string, seconds: number, legUuid?: string): Promise<boolean>;
  /** The messages of a mailbox, as acme's admin lists them. */
  messages(mailbox: string): Promise<TestAnswer['body']>;
  /** Data of the kept events of a type, oldest first. */
  events(type: string): Promise<Readonly<Record<string, unknown>>[]>;
}

const CALLER = { name: 'Carol', number: '+441632960000' };

/** Starts it before the tests of the file and stops it after them. */
export function useVoicemailBench(): VoicemailBench {
  type Started = Pick<VoicemailBench, 'server' | 'acme' | 'globex' | 'parts' | 'store'>;
  let started: Started | null = null;
  const bench = () => {
    if (!started) throw new Error('the bench is not up yet');
    return started;
  };
  const ask: VoicemailBench['ask'] = (method, path, body, token = bench().acme.adminToken) =>
    bench().server.request(method, path, { token, ...(body === undefined ? {} : { body }) });

  beforeAll(async () => {
    const server = await startTestServer();
    const { platform } = server;
    const parts = { ...platform, files: new MediaStore(platform.environment.data, platform.vault) };
    const store = createMailboxStore({ ...parts, find: (tenantId, number) => findMailbox(server, tenantId, number) });
    started = {
      server,
      acme: await server.makeTenant('acme'),
      globex: await server.makeTenant('globex'),
      parts,
      store,
    };
  }, 60_000);
  afterAll(() => started?.server.close());

  return {
    get server() {
      return bench().server;
    },
    get acme() {
      return bench().acme;
    },
    get globex() {
      return bench().globex;
    },
    get parts() {
      return bench().parts;
    },
    get store() {
      return bench().store;
    },
    ask,
    async make(fields, token) {
      const answer = await ask('POST', '/voicemails', fields, token);
      expect(answer.status, answer.text).toBe(200);
      return answer.body;
    },
    async extension(number, fields = {}) {
      const answer = await ask('POST', '/fpbx_extensions', { extension: number, ...fields });
      expect(answer.status, answer.text).toBe(200);
      return answer.body.extension_uuid;
    },
    async leave(mailbox, seconds, legUuid = randomUUID()) {
      const { acme, store } = bench();
      const recording = await store.draft();
      await writeFile(recording, buildWav(new Int16Array(seconds * 8000).fill(1000), 8000));
      const message = { recording, legUuid, callerId: CALLER, durationMs: seconds * 1000 };
      return store.leave({ tenantId: acme.tenantId, uuid: mailbox }, message);
    },
    messages: async (mailbox) => (await ask('GET', `/voicemails/${mailbox}/messages`)).body,
    async events(type) {
      const rows = await bench().server.db.transaction({ kind: 'all' }, (trx) =>
        trx.selectFrom('events').select('data').where('type', '=', type).orderBy('event_id').execute(),
      );
      return rows.map(({ data }) => (typeof data === 'object' && data !== null ? { ...data } : {}));
    },
  };
}

async function findMailbox({ db }: TestServer, tenantId: number, number: string) {
  const row = await db.transaction({ kind: 'tenant', tenantId }, (trx) =>
    trx
      .selectFrom('voicemails')
      .select(['voicemail_uuid', 'voicemail_enabled'])
      .where('tenant_id', '=', tenantId)
      .where('voicemail_id', '=', number)
      .executeTakeFirst(),
  );
  if (!row?.voicemail_enabled) return null;
  return {
    uuid: row.voicemail_uuid,
    number,
    enabled: true,
    greetingId: null,
    alternateGreetNumber: '',
    givesInstructions: false,
    offersOptions: false,
    hasTutorial: false,
    operatorNumber: '',
  };
}

/** A form with a fixture of the audio conversion as its file. */
export async function greetingForm(fields: Readonly<Record<string, string>>, file: 'ogg' | 'mp3' | 'text' | 'none') {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file === 'text') form.set('file', new Blob(['hello']), 'hello.mp3');
  if (file === 'ogg' || file === 'mp3') {
    const bytes = await readFile(new URL(`../../../audio-files/testing/tone-1000hz.${file}`, import.meta.url));
    form.set('file', new Blob([new Uint8Array(bytes)]), 'greeting.bin');
  }
  const request = new Request('http://localhost', { method: 'POST', body: form });
  return {
    raw: new Uint8Array(await request.arrayBuffer()),
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
  };
}
