import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { confirmAct } from '../../kit/confirm/confirm-act.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import type { Tenant } from './tenant-values.ts';

/** Asks, then suspends a tenant or lets it go on. */
export function useSuspend(): (tenant: Pick<Tenant, 'tenant_id' | 'company'>, active: boolean) => void {
  const { t } = useTranslation(['tenants', 'common']);
  const refresh = useRefresh();
  return useCallback(
    ({ tenant_id, company }, active) =>
      confirmAct({
        title: t(active ? 'resumeTitle' : 'suspendTitle', { name: company }),
        consequences: active ? [t('resumeText')] : [t('suspendLogins'), t('suspendCalls'), t('suspendKept')],
        confirm: t(active ? 'resume' : 'suspend'),
        cancel: t('common:cancel'),
        danger: !active,
        act: async () => {
          await api.PUT('/api/tenants/{tenant_id}', {
            params: { path: { tenant_id } },
            body: { active: active ? '1' : '0' },
          });
          await refresh('tenants');
        },
        done: t(active ? 'resumed' : 'isSuspended', { name: company }),
      }),
    [t, refresh],
  );
}
