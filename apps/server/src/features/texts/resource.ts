import { sql } from '@strowger/db';
import { Type } from 'typebox';
import type { Access } from '../../access/policy.ts';
import { nullable } from '../../http/fields.ts';
import { epochField, lineField } from '../../http/resource/ready-fields.ts';
import type { Resource } from '../../http/resource/resource.ts';

const mayWithTexts = (permission: string): Access => ({ callers: ['A', 'T', 'U'], permission });

/** Bodies of text messages (contract 30 §16). */
export const TEXTS: Resource = {
  path: '/texts',
  tag: 'Texts',
  what: 'Text',
  plural: 'Texts',
  table: 'texts',
  key: { field: 'text_id', kind: 'id' },
  fields: {
    text_id: { schema: Type.Integer(), write: 'never' },
    tenant_id: { schema: Type.Integer(), write: 'never' },
    user_id: { schema: nullable(Type.Integer()), column: 'created_by', write: 'never' },
    name: { schema: Type.String({ pattern: '^(?=\\s*\\S)[^\\p{Cc}]{1,128}$' }), required: true },
    data: { schema: nullable(Type.String({ maxLength: 1600 })), store: (sent) => sent ?? '' },
    type: { ...lineField(32), store: (sent) => sent ?? 'UTF-8' },
    description: lineField(255),
    length: { schema: Type.Integer({ description: 'Characters.' }), computed: sql`length(r.data)` },
    class: { ...lineField(8), store: (sent) => sent ?? '1' },
    encoding: { ...lineField(8), store: (sent) => sent ?? '0' },
    date_created: epochField(),
    last_updated: epochField(),
  },
  rows: { tenant: 'tenant_id', owner: 'created_by' },
  access: {
    list: mayWithTexts('text_list'),
    read: mayWithTexts('text_read'),
    create: mayWithTexts('text_create'),
    update: mayWithTexts('text_update'),
    delete: mayWithTexts('text_delete'),
  },
  listed: ['text_id', 'tenant_id', 'name', 'data', 'type', 'description', 'length', 'class', 'encoding'],
  named: 'name',
  searched: ['name', 'data', 'description'],
  filters: {
    text_id: 'id',
    name: 'contains',
    type: 'text',
    description: 'contains',
    user_id: 'id',
    created_by: { field: 'user_id', by: 'id' },
  },
  times: { created: 'date_created', updated: 'last_updated' },
  ignored: ['company', 'tenant_name', 'created_by', 'updated_by', 'file_name'],
};
