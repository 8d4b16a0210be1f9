import { Type } from 'typebox';
import { nullable, uuid } from '../../http/fields.ts';
import { epochField } from '../../http/resource/ready-fields.ts';
import type { Resource } from '../../http/resource/resource.ts';
import { CHANGES } from './changes-schema.ts';
import { IMPORT_STATES } from './import-progress.ts';

/** Imports of rates, running and past. */
export const IMPORTS: Resource = {
  path: '/rates/imports',
  tag: 'Billing',
  what: 'Import',
  plural: 'Imports of rates and how far they are',
  table: 'rate_imports',
  key: { field: 'import_id', kind: 'uuid' },
  fields: {
    import_id: { schema: uuid(), write: 'never' },
    plan_id: { schema: Type.Integer(), write: 'never' },
    service_flag: { schema: Type.Integer(), write: 'never' },
    kind: { schema: Type.Enum(['update', 'replace', 'preview']), write: 'never' },
    name: { schema: Type.String({ description: 'Of the deck.' }), write: 'never' },
    valid_from: epochField(),
    background: {
      schema: Type.Boolean({ description: 'A job checks and stores the file after the answer; it can be cancelled.' }),
      write: 'never',
    },
    state: { schema: Type.Enum([...IMPORT_STATES]), write: 'never' },
    bytes: { schema: Type.Integer({ description: 'Received.' }), write: 'never' },
    bytes_checked: { schema: Type.Integer({ description: 'Looked at, by a job.' }), write: 'never' },
    lines: { schema: Type.Integer({ description: 'Read.' }), write: 'never' },
    changes: { schema: nullable(CHANGES), write: 'never' },
    errors: {
      schema: nullable(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
      write: 'never',
    },
    deck_id: { schema: nullable(Type.Integer()), write: 'never' },
    created_by: { schema: nullable(Type.Integer()), write: 'never' },
    date_created: epochField(),
    finished_at: epochField(),
  },
  rows: { tenant: null },
  access: {
    list: { callers: ['A'], permission: 'rate_list' },
    read: { callers: ['A'], permission: 'rate_list' },
  },
  filters: { plan_id: 'id', state: 'text', background: 'flag' },
  order: [{ field: 'date_created', descending: true }],
};
