import { Button } from '@mantine/core';
import { IconRefresh, IconSend, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { confirmAct } from '../../kit/confirm/confirm-act.tsx';
import { confirmDelete } from '../../kit/confirm/confirm-delete.tsx';
import { FormTabs } from '../../kit/form/form-tabs.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { say, sayFailure } from '../../kit/say.ts';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { DeliveriesTab } from './deliveries-tab.tsx';
import { MadeSecret } from './made-secret.tsx';
import { WebhookFields } from './webhook-fields.tsx';
import { valuesOf, type Webhook, type WebhookValues } from './webhook-values.ts';

const ONE = '/api/webhooks/{webhook_id}';

/** One webhook: looked at, changed, tried. */
export default function WebhookPage() {
  const { t } = useTranslation('webhooks');
  const id = Number(usePathParameter('id'));
  const [secret, setSecret] = useState<string | null>(null);
  const found = $api.useQuery('get', ONE, { params: { path: { webhook_id: id } } });
  const crumbs = [{ title: t('title'), to: '/webhooks' }];
  const webhook = found.data;
  if (webhook === undefined) {
    return (
      <Page title={found.error ? t('one') : undefined} crumbs={crumbs}>
        {found.error ? <LoadFailed error={found.error} retry={() => void found.refetch()} /> : <ListSkeleton />}
      </Page>
    );
  }
  const isOn = webhook.active === 1;
  return (
    <Page
      title={t('one')}
      text={webhook.url}
      crumbs={crumbs}
      badge={<StatusBadge tone={isOn ? 'good' : 'neutral'}>{t(isOn ? 'on' : 'off')}</StatusBadge>}
      actions={<WebhookButtons webhook={webhook} onSecret={setSecret} />}
    >
      {secret !== null && <MadeSecret secret={secret} />}
      <FormTabs
        key={id}
        label={t('one')}
        tabs={[
          { value: 'basics', label: t('tabs.basics'), content: <BasicsTab webhook={webhook} /> },
          { value: 'deliveries', label: t('tabs.deliveries'), content: <DeliveriesTab webhookId={id} /> },
        ]}
      />
    </Page>
  );
}

function BasicsTab({ webhook }: { readonly webhook: Webhook }) {
  const { t } = useTranslation(['webhooks', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const initial = useMemo(() => valuesOf(webhook), [webhook]);
  const form = useResourceForm<WebhookValues, unknown>({
    initial,
    save: (_, changed) => api.PUT(ONE, { params: { path: { webhook_id: webhook.webhook_id } }, body: changed }),
    onSaved: () => {
      say(t('common:saved'));
      void refresh('webhooks');
    },
  });
  return (
    <ResourceForm form={form} label={t('one')} onCancel={() => void navigate({ to: '/webhooks' })}>
      <WebhookFields of={form.root} />
    </ResourceForm>
  );
}

interface WebhookButtonsProps {
  readonly webhook: Webhook;
  readonly onSecret: (secret: string) => void;
}

function WebhookButtons({ webhook, onSecret }: WebhookButtonsProps) {
  const { t } = useTranslation(['webhooks', 'common']);
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const at = { params: { path: { webhook_id: webhook.webhook_id } } };
  const test = async () => {
    setBusy(true);
    try {
      const { data } = await api.POST('/api/webhooks/{webhook_id}/test', at);
      say(
        data?.status === 'delivered' ? t('tested') : t('testFailed', { why: data?.error ?? data?.http_status ?? '' }),
      );
      await refresh('webhooks');
    } catch (thrown) {
      sayFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  const rotate = () =>
    confirmAct({
      title: t('rotateTitle'),
      consequences: [t('rotateText')],
      confirm: t('rotate'),
      cancel: t('common:cancel'),
      danger: false,
      act: async () => {
        const { data } = await api.POST('/api/webhooks/{webhook_id}/rotate', { ...at, body: { overlap_hours: 24 } });
        if (data !== undefined) onSecret(data.secret);
      },
    });
  const remove = () =>
    confirmDelete({
      items: [{ name: webhook.url, remove: () => api.DELETE(ONE, at) }],
      consequences: [t('deleted')],
      onDone: () => {
        void navigate({ to: '/webhooks', ignoreBlocker: true });
        void refresh('webhooks');
      },
    });
  return (
    <>
      <Button leftSection={<IconSend size={16} aria-hidden />} loading={busy} onClick={() => void test()}>
        {t('test')}
      </Button>
      <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={rotate}>
        {t('rotate')}
      </Button>
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={remove}>
        {t('common:delete')}
      </Button>
    </>
  );
}
