import { Type } from 'typebox';
import { nullable, uuid } from '../../http/fields.ts';
import type { Children } from '../../http/resource/children.ts';
import { KEY_CATEGORIES, KEY_TYPES } from '../provisioning/keys.ts';

const text = (maxLength: number, description: string) =>
  nullable(Type.String({ maxLength, pattern: '^[^\\u0000-\\u001f\\u007f]*$', description }));

/** Buttons that belong to a device or a profile (contract 20 §2.2). */
export function keyRows(table: string, parent: string): Children {
  return {
    field: 'keys',
    table,
    key: { field: 'device_key_uuid', kind: 'uuid' },
    parent,
    tenant: 'tenant_id',
    position: 'id',
    most: 500,
    fields: {
      device_key_uuid: { schema: uuid(), write: 'never' },
      category: { schema: Type.Enum([...KEY_CATEGORIES]) },
      id: {
        schema: Type.Integer({ minimum: 1, maximum: 500, description: 'Place among the keys of its category.' }),
        column: 'key_id',
        required: true,
      },
      type: { schema: Type.Enum([...KEY_TYPES]), required: true },
      line: { schema: Type.Integer({ minimum: 1, maximum: 99, description: 'The line it uses.' }) },
      value: { schema: text(255, 'What it calls or watches.') },
      extension: { schema: text(80, 'Code that picks up; empty: that of the settings.'), column: 'pickup' },
      label: { schema: text(80, 'May hold ${caller_id_name}, ${extension}, ${display_name}.') },
      icon: { schema: text(80, 'As the phone names it.') },
      protected: { schema: Type.Boolean({ description: 'Its user may not change it.' }) },
    },
  };
}
