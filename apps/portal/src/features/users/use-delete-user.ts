import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { confirmDelete } from '../../kit/confirm/confirm-delete.tsx';
import { sayFailure } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { listedCounts } from '../tenants/what-goes.ts';
import type { User } from './user-values.ts';

const ONE = '/api/users/{user_id}';

/** Deletes a user after saying what goes with him. @returns the act, and whether the server is being asked what goes */
export function useDeleteUser(user: User): readonly [() => Promise<void>, boolean] {
  const { t } = useTranslation('users');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const at = { path: { user_id: user.user_id } };
  const consequences = async () => {
    const { data } = await api.DELETE(ONE, { params: { ...at, query: { dry_run: '1' } } });
    if (data === undefined || data === true) return [];
    return [
      ...(Object.keys(data.deletes).length > 0 ? [t('delete.goes', { list: listedCounts(data.deletes) })] : []),
      ...(Object.keys(data.unlinks).length > 0 ? [t('delete.stays', { list: listedCounts(data.unlinks) })] : []),
    ];
  };
  const remove = async () => {
    setAsking(true);
    try {
      confirmDelete({
        items: [{ name: user.username, remove: () => api.DELETE(ONE, { params: at }) }],
        consequences: await consequences(),
        onDone: () => {
          void navigate({ to: '/users', ignoreBlocker: true });
          void refresh('users');
        },
      });
    } catch (thrown) {
      sayFailure(thrown);
    } finally {
      setAsking(false);
    }
  };
  return [remove, asking];
}
