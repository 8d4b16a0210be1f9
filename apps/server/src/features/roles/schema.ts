import { Type } from 'typebox';
import { nullable } from '../../http/fields.ts';

/** Not of blanks alone; a comma would break the list of a user's roles. */
const roleName = () =>
  Type.String({
    minLength: 1,
    maxLength: 64,
    pattern: '^[^,\\u0000-\\u001f\\u007f]*[^,\\s][^,\\u0000-\\u001f\\u007f]*$',
  });
const description = () => Type.Optional(nullable(Type.String({ maxLength: 255 })));
const ignored = { additionalProperties: false, 'x-ignored': ['role_id', 'permission_id', 'permissions'] };

export const roleCreate = Type.Object({ name: roleName(), description: description() }, ignored);
export const roleUpdate = Type.Object({ name: Type.Optional(roleName()), description: description() }, ignored);
export const permissionCreate = Type.Object(
  { name: Type.String({ pattern: '^[a-z][a-z0-9_.]{1,63}$' }), description: description() },
  ignored,
);

const permissionName = Type.Object({ permission_id: Type.Integer(), name: Type.String() });

export const permissionObject = Type.Object({
  permission_id: Type.Integer(),
  name: Type.String(),
  description: Type.String(),
});

export const roleRow = Type.Object({ role_id: Type.Integer(), name: Type.String(), description: Type.String() });

export const roleObject = Type.Object({ ...roleRow.properties, permissions: Type.Array(permissionName) });
