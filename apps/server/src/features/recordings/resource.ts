import { sql } from '@strowger/db';
import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { nullable } from '../../http/fields.ts';
import { OWNER, ownerAlias, ownerField, ownerOf } from '../../http/resource/owner.ts';
import { epochField } from '../../http/resource/ready-fields.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';
import type { MediaStore } from '../../media-store/media-store.ts';
import type { Platform } from '../../platform.ts';
import { requireUnreferenced } from '../pbx/references.ts';

/** Who may do what with recordings; end users with their own (contract 30 §1.1, §14). */
export const mayWithRecordings = (permission: string): Access => ({ callers: ['A', 'T', 'U'], permission });

/** What is stored of every upload (contract 30 §14). */
const FORMAT = { codec: 'pcm', channel: 1, sample: 8000, bitrate: 16 } as const;

const ofFile = (words: ReturnType<typeof sql>) => sql`case when r.stored_file is not null then ${words} end`;

/** What a tenant has to be heard in calls (contract 30 §14); sound fields name one by its name or id (contract 20 §0.9). */
export const recordings = ({ db }: Pick<Platform, 'db'>, files: MediaStore): Resource => ({
  path: '/recordings',
  tag: 'Recordings',
  what: 'Recording',
  plural: 'Recordings',
  table: 'recordings',
  key: { field: 'recording_id', kind: 'id' },
  fields: {
    recording_id: { schema: Type.Integer(), write: 'never' },
    tenant_id: { schema: Type.Integer(), write: 'never' },
    name: {
      schema: Type.String({ pattern: '^(?=\\s*\\S)[^\\p{Cc}]{1,128}$' }),
      required: true,
      store: (sent) => (typeof sent === 'string' ? sent.trim() : sent),
    },
    file_name: {
      schema: nullable(Type.String({ description: 'Null: nothing has been uploaded.' })),
      computed: ofFile(sql`'recording_' || r.recording_id || '.wav'`),
    },
    type: { schema: nullable(Type.String()), computed: ofFile(sql`'wav'`) },
    length: {
      schema: Type.Integer({ description: 'Seconds.' }),
      column: 'duration_ms',
      write: 'never',
      show: (stored) => (Number(stored) === 0 ? 0 : Math.max(1, Math.round(Number(stored) / 1000))),
    },
    description: { schema: nullable(Type.String({ maxLength: 255 })) },
    user_id: ownerField,
    date_created: epochField(),
    last_updated: epochField(),
  },
  listed: ['recording_id', 'tenant_id', 'name', 'file_name', 'type', 'length', 'description'],
  rows: { tenant: 'tenant_id', owner: (userId) => sql`r.created_by = ${userId}` },
  access: {
    list: mayWithRecordings('recording_list'),
    read: mayWithRecordings('recording_read'),
    create: mayWithRecordings('recording_create'),
    update: mayWithRecordings('recording_update'),
    delete: mayWithRecordings('recording_delete'),
  },
  named: 'name',
  searched: ['name', 'description'],
  filters: { recording_id: 'id', name: 'contains', description: 'contains', user_id: 'id' },
  times: { created: 'date_created', updated: 'last_updated' },
  taken: 'A recording with this name already exists',
  references: [OWNER],
  extras: {
    fields: {
      codec: Type.String(),
      channel: Type.Integer(),
      sample: Type.Integer({ description: 'Hz' }),
      bitrate: Type.Integer({ description: 'Bits of a sample.' }),
    },
    read: async () => FORMAT,
    written: ownerAlias,
  },
  hooks: {
    complete: ownerOf,
    before: requireUnused,
    after: async ({ writer: { trx }, before, after }) => {
      if (before === null || after !== null) return;
      const folder = folderOf(Number(before['tenant_id']), Number(before['recording_id']));
      db.afterCommit(trx, () => files.removeFolder(folder));
    },
  },
});

/** Folder of the media store with the files of all recordings of a tenant's. */
export const RECORDINGS_FOLDER = 'prompts';

/** Folder of the media store with what there is of one recording. */
export function folderOf(tenantId: number, recordingId: number): string {
  return `${RECORDINGS_FOLDER}/${tenantId}/${recordingId}`;
}

/** Refuses what would leave calls without their sound: a delete, and another name where calls go by the former one. */
async function requireUnused({ writer: { trx }, tenantId, before, after }: Change): Promise<void> {
  if (before === null || tenantId === null) return;
  const name = String(before['name']);
  if (after === null) {
    const target = { kind: 'recording', id: Number(before['recording_id']), name } as const;
    await requireUnreferenced(trx, tenantId, name, target);
  } else if (String(after['name']).trim().toLowerCase() !== name.toLowerCase()) {
    await requireUnreferenced(trx, tenantId, name, { kind: 'recording', id: null, name }, 'rename');
  }
}
