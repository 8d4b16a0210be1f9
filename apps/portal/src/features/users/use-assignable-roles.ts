import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import type { Choice } from '../../kit/fields/select-field.tsx';
import { ROLE, useRoleName } from '../roles/role-names.ts';

const BUILT_IN_HELP = {
  [ROLE.user]: 'roleHelp.user',
  [ROLE.tenant]: 'roleHelp.tenant',
  [ROLE.endUser]: 'roleHelp.endUser',
} as const;

/** The roles that can be given: all but that of super admins, which only the first start gives (contract 10 §3.2). */
export function useAssignableRoles(): readonly Choice<string>[] {
  const { t } = useTranslation('users');
  const roleName = useRoleName();
  const { data } = $api.useQuery('get', '/api/roles', {}, { staleTime: 60_000 });
  return useMemo(
    () =>
      (Array.isArray(data) ? data : [])
        .filter(({ role_id }) => role_id !== ROLE.provider)
        .sort((a, b) => orderOf(a.role_id) - orderOf(b.role_id))
        .map((role) => {
          const help = helpOf(role.role_id);
          const text = help === undefined ? role.description : t(help);
          return {
            value: String(role.role_id),
            label: roleName(role),
            ...(text === null || text === '' ? {} : { help: text }),
          };
        }),
    [data, roleName, t],
  );
}

/** End users first: most are. */
const orderOf = (roleId: number) => (roleId === ROLE.endUser ? 0 : roleId);

function helpOf(roleId: number) {
  if (roleId === ROLE.user || roleId === ROLE.tenant || roleId === ROLE.endUser) return BUILT_IN_HELP[roleId];
  return undefined;
}
