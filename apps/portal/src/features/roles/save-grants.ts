import { api } from '../../api/client.ts';
import { grantsToChange } from './permission-groups.ts';

const ONE = '/api/roles/{role_id}/permissions/{permission_id}';

/** Grants and takes away what differs, one after the other. @throws ApiError */
export async function saveGrants(roleId: number, before: readonly string[], after: readonly string[]): Promise<void> {
  const { grant, revoke } = grantsToChange(before, after);
  const at = (name: string) => ({ params: { path: { role_id: roleId, permission_id: name } } });
  for (const name of grant) await api.PUT(ONE, at(name));
  for (const name of revoke) await api.DELETE(ONE, at(name));
}
