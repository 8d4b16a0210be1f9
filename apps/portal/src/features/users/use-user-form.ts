import type { BodyOf } from '@strowger/client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import type { User } from './user-values.ts';

type Change = BodyOf<'/api/users/{user_id}', 'put'>;

/**
 * The form of a part of a user; it sends what has been changed of it.
 * @param valuesOf the part; a function outside of components
 * @param bodyOf what is sent for changes
 */
export function useUserForm<Values extends object>(
  user: User,
  valuesOf: (user: User) => Values,
  bodyOf: (changed: Partial<Values>) => Change,
) {
  const { t } = useTranslation('common');
  const refresh = useRefresh();
  const initial = useMemo(() => valuesOf(user), [user, valuesOf]);
  return useResourceForm<Values, unknown>({
    initial,
    save: (_, changed) =>
      api.PUT('/api/users/{user_id}', { params: { path: { user_id: user.user_id } }, body: bodyOf(changed) }),
    onSaved: () => {
      say(t('saved'));
      void refresh('users', 'tenants');
    },
  });
}
