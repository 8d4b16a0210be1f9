import { Type } from 'typebox';
import { accessControl } from '../../access/access-control.ts';
import type { Resource } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { descriptionField, permissionName } from './schema.ts';

/** Contract 10 §3.5: the catalogue grows, its entries never change. */
export function permissionResource(platform: Platform): Resource {
  const { forgetAccounts } = accessControl(platform);
  return {
    path: '/permissions',
    tag: 'Roles and permissions',
    what: 'Permission',
    plural: 'The permission catalogue',
    table: 'permissions',
    key: { field: 'permission_id', kind: 'id' },
    fields: {
      permission_id: { schema: Type.Integer(), write: 'never' },
      name: { schema: permissionName(), required: true },
      description: descriptionField,
    },
    rows: { tenant: null },
    access: {
      list: { callers: ['A', 'T'], permission: 'permission_list' },
      create: { callers: ['A'], permission: 'permission_create' },
    },
    searched: ['name', 'description'],
    filters: { name: 'prefix', permission_id: 'id' },
    order: [{ field: 'name' }],
    ignored: ['role_id', 'permissions'],
    taken: 'A permission with this name already exists',
    hooks: { after: async ({ writer }) => platform.db.afterCommit(writer.trx, forgetAccounts) },
  };
}
