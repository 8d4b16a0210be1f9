import { Code, Drawer, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';

interface DeliveryDetailProps {
  readonly webhookId: number;
  readonly deliveryId: number;
  readonly onClose: () => void;
}

/** What was sent and what was answered. */
export function DeliveryDetail({ webhookId, deliveryId, onClose }: DeliveryDetailProps) {
  const { t } = useTranslation(['webhooks', 'common']);
  const path = { webhook_id: webhookId, delivery_id: String(deliveryId) };
  const found = $api.useQuery('get', '/api/webhooks/{webhook_id}/deliveries/{delivery_id}', { params: { path } });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={t('delivery', { number: deliveryId })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {found.error !== null && <LoadFailed error={found.error} retry={() => void found.refetch()} />}
      {found.data === undefined ? (
        found.error === null && <ListSkeleton />
      ) : (
        <Stack>
          <Title order={3} size="h6">
            {t('sent')}
          </Title>
          <Code block tabIndex={0}>
            {indented(found.data.request_body)}
          </Code>
          <Title order={3} size="h6">
            {t('answered')}
          </Title>
          <Code block tabIndex={0}>
            {found.data.response_body ?? found.data.error ?? '–'}
          </Code>
        </Stack>
      )}
    </Drawer>
  );
}

/** JSON made legible; anything else as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
