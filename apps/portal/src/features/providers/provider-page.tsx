import { Button, Group } from '@mantine/core';
import { IconPlugConnected, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { confirmDelete } from '../../kit/confirm/confirm-delete.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { type Crumb, Page } from '../../kit/page.tsx';
import { say, sayFailure } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { ProviderForm } from './provider-form.tsx';
import { type Provider, type ProviderValues, valuesOf } from './provider-values.ts';

const TEST_SHOWN_MS = 10_000;
const ONE = '/api/providers/{provider_id}';

/** One provider: looked at and changed. */
export default function ProviderPage() {
  const { t } = useTranslation('providers');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { provider_id: Number(id) } } });
  const crumbs = [{ title: t('title'), to: '/providers' }];
  if (found.data) return <LoadedProvider key={id} provider={found.data} crumbs={crumbs} />;
  return (
    <Page title={found.error ? t('one') : undefined} crumbs={crumbs}>
      {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
    </Page>
  );
}

function LoadedProvider({ provider, crumbs }: { provider: Provider; crumbs: readonly Crumb[] }) {
  const { t } = useTranslation(['providers', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const at = { params: { path: { provider_id: provider.provider_id } } };
  const initial = useMemo(() => valuesOf(provider), [provider]);
  const form = useResourceForm<ProviderValues, unknown>({
    initial,
    save: (_, changed) => api.PUT(ONE, { ...at, body: changed }),
    onSaved: () => {
      say(t('common:saved'));
      void refresh('providers', 'status');
    },
    conflictField: 'name',
  });
  const remove = () =>
    confirmDelete({
      items: [{ name: provider.name, remove: () => api.DELETE(ONE, at) }],
      consequences: [t('deleted')],
      onDone: () => {
        form.reset();
        void refresh('providers', 'status');
        void navigate({ to: '/providers', ignoreBlocker: true });
      },
    });
  const test = async () => {
    try {
      const { data } = await api.POST('/api/providers/{provider_id}/test', at);
      const { reachable, status, ms, error } = data ?? { reachable: false, status: null, ms: null, error: '' };
      say(reachable ? t('reached', { status, ms }) : t('notReached', { error }), { autoClose: TEST_SHOWN_MS });
    } catch (thrown) {
      sayFailure(thrown);
    }
  };
  const button = (
    <Group gap="xs">
      <Button variant="default" leftSection={<IconPlugConnected size={16} aria-hidden />} onClick={() => void test()}>
        {t('test')}
      </Button>
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
        {t('common:delete')}
      </Button>
    </Group>
  );
  return (
    <Page title={provider.name} crumbs={crumbs} actions={button}>
      <ProviderForm form={form} label={provider.name} onCancel={() => void navigate({ to: '/providers' })} />
    </Page>
  );
}
