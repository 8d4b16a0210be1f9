import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Roles that are always there (contract 10 §3.2). */
export const ROLE = { user: 1, provider: 2, tenant: 3, endUser: 4 } as const;

/** The first id of roles that are made. */
const FIRST_CUSTOM = 100;

export const isCustom = (roleId: number) => roleId >= FIRST_CUSTOM;

const BY_NAME: ReadonlyMap<string, number> = new Map([
  ['user', ROLE.user],
  ['admin', ROLE.provider],
  ['tenant', ROLE.tenant],
  ['end_user', ROLE.endUser],
]);

/** A comma list of names of roles, as users carry it, in the language of the portal. */
export function useRoleList(): (names: string) => string {
  const roleName = useRoleName();
  return useCallback(
    (names) =>
      names
        .split(',')
        .map((name) => roleName({ role_id: BY_NAME.get(name.trim()) ?? 0, name: name.trim() }))
        .join(', '),
    [roleName],
  );
}

/** What a role is called: those that are always there in the language of the portal. */
export function useRoleName(): (role: { readonly role_id: number; readonly name: string }) => string {
  const { t } = useTranslation('roles');
  return useCallback(
    ({ role_id, name }) => {
      if (role_id === ROLE.user) return t('builtIn.user');
      if (role_id === ROLE.provider) return t('builtIn.provider');
      if (role_id === ROLE.tenant) return t('builtIn.tenant');
      if (role_id === ROLE.endUser) return t('builtIn.endUser');
      return name;
    },
    [t],
  );
}
