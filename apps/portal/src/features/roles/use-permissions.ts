import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { type Permission, permissionGroups } from './permission-groups.ts';

const NONE: readonly Permission[] = [];

/** The catalogue of permissions in groups; undefined while it is read. */
export function usePermissions() {
  const { t } = useTranslation('roles');
  const found = $api.useQuery('get', '/api/permissions', {}, { staleTime: 60_000 });
  const permissions = Array.isArray(found.data) ? found.data : NONE;
  const groups = useMemo(() => permissionGroups(permissions, t('single')), [permissions, t]);
  return { permissions, groups, error: found.error, isPending: found.isPending, retry: () => void found.refetch() };
}
