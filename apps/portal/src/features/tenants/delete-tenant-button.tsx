import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { confirmDelete } from '../../kit/confirm/confirm-delete.tsx';
import { sayFailure } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import type { Tenant } from './tenant-values.ts';
import { listedCounts } from './what-goes.ts';

const ONE = '/api/tenants/{tenant_id}';

/** Deletes a tenant, after saying what goes with it. */
export function DeleteTenantButton({ tenant }: { readonly tenant: Tenant }) {
  const { t } = useTranslation(['tenants', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [asking, setAsking] = useState(false);
  const at = { path: { tenant_id: tenant.tenant_id } };
  const consequences = async () => {
    const { data } = await api.DELETE(ONE, { params: { ...at, query: { dry_run: '1' } } });
    if (data === undefined || data === true) return [];
    const { deletes, returns, keeps, live_calls, registrations } = data;
    return [
      ...(Object.keys(deletes).length > 0 ? [t('delete.goes', { list: listedCounts(deletes) })] : []),
      ...(Object.keys(returns).length > 0 ? [t('delete.returns', { list: listedCounts(returns) })] : []),
      ...(Object.keys(keeps).length > 0 ? [t('delete.stays', { list: listedCounts(keeps) })] : []),
      ...(live_calls > 0 ? [t('delete.calls', { count: live_calls })] : []),
      ...(registrations > 0 ? [t('delete.phones', { count: registrations })] : []),
    ];
  };
  const remove = async () => {
    setAsking(true);
    try {
      confirmDelete({
        items: [{ name: tenant.company, remove: () => api.DELETE(ONE, { params: at }) }],
        consequences: await consequences(),
        onDone: () => {
          void navigate({ to: '/tenants', ignoreBlocker: true });
          void refresh('tenants');
        },
      });
    } catch (thrown) {
      sayFailure(thrown);
    } finally {
      setAsking(false);
    }
  };
  return (
    <Button
      variant="default"
      leftSection={<IconTrash size={16} aria-hidden />}
      loading={asking}
      onClick={() => void remove()}
    >
      {t('common:delete')}
    </Button>
  );
}
