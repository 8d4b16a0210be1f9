import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { confirmAct } from '../../kit/confirm/confirm-act.tsx';
import { say, sayFailure } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import type { Me } from '../../session/me.ts';
import { session } from '../../session/session.ts';
import { useMe } from '../../session/use-me.ts';
import type { User } from './user-values.ts';

type Target = Pick<User, 'user_id' | 'username' | 'active' | 'is_admin' | 'is_tenant'>;

/** Whether the caller may act as somebody (contract 10 §1.9). */
function mayImpersonate(me: Me, user: Target): boolean {
  if (me.impersonated || user.user_id === me.userId || user.is_admin === '1' || user.active === '0') return false;
  return me.kind === 'provider' || user.is_tenant === '0';
}

/** What can be done with a user beyond changing his fields. */
export function useUserActs() {
  const { t } = useTranslation(['users', 'common']);
  const refresh = useRefresh();
  const navigate = useNavigate();
  const me = useMe();
  return useMemo(() => {
    const at = ({ user_id }: Target) => ({ params: { path: { user_id } } });
    const ask = { cancel: t('common:cancel') };
    return {
      mayImpersonate: (user: Target) => mayImpersonate(me, user),
      impersonate: async (user: Target) => {
        try {
          const { data } = await api.GET('/api/users/{user_id}/token', at(user));
          if (data === undefined) return;
          // Home first: the page of the user may be nothing that he himself may open.
          await navigate({ to: '/' });
          session.impersonate(data.token);
        } catch (thrown) {
          sayFailure(thrown);
        }
      },
      lock: (user: Target) =>
        confirmAct({
          ...ask,
          title: t('lockTitle', { name: user.username }),
          consequences: [t('lockText'), t('lockKept')],
          confirm: t('lock'),
          act: async () => {
            await api.PUT('/api/users/{user_id}', { ...at(user), body: { active: '0' } });
            await refresh('users');
          },
          done: t('isLocked', { name: user.username }),
        }),
      unlock: async (user: Target) => {
        try {
          await api.PUT('/api/users/{user_id}', { ...at(user), body: { active: '1' } });
          say(t('isUnlocked', { name: user.username }));
          await refresh('users');
        } catch (thrown) {
          sayFailure(thrown);
        }
      },
      logOut: (user: Target) =>
        confirmAct({
          ...ask,
          title: t('logOutTitle', { name: user.username }),
          consequences: [t('logOutText')],
          confirm: t('logOut'),
          act: async () => {
            await api.POST('/api/authenticate/cancel/{user_id}', at(user));
            await refresh('users');
          },
          done: t('isLoggedOut', { name: user.username }),
        }),
      takeFactor: (user: Target) =>
        confirmAct({
          ...ask,
          title: t('factor.takeTitle', { name: user.username }),
          consequences: [t('factor.takeText')],
          confirm: t('factor.take'),
          act: async () => {
            await api.POST('/api/user/totpqrcode', { body: { username: user.username } });
            await refresh('users');
          },
          done: t('factor.taken', { name: user.username }),
        }),
    };
  }, [t, refresh, navigate, me]);
}
