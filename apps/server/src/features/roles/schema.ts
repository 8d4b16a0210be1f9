import { Type } from 'typebox';
import { nullable } from '../../http/fields.ts';
import type { Field } from '../../http/resource/field.ts';

/** Not of blanks alone; a comma would break the list of a user's roles. */
export const roleName = () =>
  Type.String({
    minLength: 1,
    maxLength: 64,
    pattern: '^[^,\\u0000-\\u001f\\u007f]*[^,\\s][^,\\u0000-\\u001f\\u007f]*$',
  });

export const permissionName = () => Type.String({ pattern: '^[a-z][a-z0-9_.]{1,63}$' });

export const namedPermission = Type.Object({ permission_id: Type.Integer(), name: Type.String() });

/** Stored as text, empty where there is none. */
export const descriptionField: Field = {
  schema: nullable(Type.String({ maxLength: 255 })),
  store: (sent) => sent ?? '',
};
