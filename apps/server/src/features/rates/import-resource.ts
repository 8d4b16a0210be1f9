import { Type } from 'typebox';
import { nullable, uuid } from '../../http/fields.ts';
import { epochField } from '../../http/resource/ready-fields.ts';
import type { Resource } from '../../http/resource/resource.ts';

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
    state: { schema: Type.Enum(['reading', 'checking', 'storing', 'done', 'failed']), write: 'never' },
    bytes: { schema: Type.Integer({ description: 'Received.' }), write: 'never' },
    lines: { schema: Type.Integer({ description: 'Read.' }), write: 'never' },
    changes: { schema: nullable(Type.Object({})), write: 'never' },
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
  filters: { plan_id: 'id', state: 'text' },
  order: [{ field: 'date_created', descending: true }],
};
