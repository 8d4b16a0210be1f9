import type { RowOf } from '@strowger/client';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { confirmAct } from '../../kit/confirm/confirm-act.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';

type Subscription = RowOf<'/api/subscriptions'>;

/** Asks, then suspends a subscription or lets it go on. What stops: contract 10 §9.9. */
export function useActivate(): (subscription: Subscription, active: boolean) => void {
  const { t } = useTranslation(['subscriptions', 'common']);
  const refresh = useRefresh();
  return useCallback(
    ({ subscription_id, company }, active) => {
      const name = company ?? '';
      const at = { params: { path: { subscription_id } } };
      confirmAct({
        title: t(active ? 'subscriptions:activateTitle' : 'subscriptions:suspendTitle', { name }),
        consequences: active
          ? [t('subscriptions:activateText')]
          : [
              t('subscriptions:suspendCalls'),
              t('subscriptions:suspendLive'),
              t('subscriptions:suspendFaxes'),
              t('subscriptions:suspendKept'),
            ],
        confirm: t(active ? 'subscriptions:activate' : 'subscriptions:suspend'),
        cancel: t('common:cancel'),
        danger: !active,
        act: async () => {
          if (active) await api.PUT('/api/subscriptions/{subscription_id}/activate', at);
          else await api.PUT('/api/subscriptions/{subscription_id}/suspend', at);
          await refresh('subscriptions', 'tenants');
        },
        done: t(active ? 'subscriptions:activated' : 'subscriptions:suspended', { name }),
      });
    },
    [t, refresh],
  );
}
