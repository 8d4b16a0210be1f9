import { IconDeviceLandlinePhone, IconPhoneCall } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { useLiveQuery } from '../../live/use-live-query.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { FigureCard } from './figure-card.tsx';

/** What makes the counts others. */
const TYPES = ['channel.created', 'channel.bridged', 'channel.hangup', 'registration.*'];

/** How many calls go on, and how many phones are logged in. */
export function LiveFigures() {
  const { t } = useTranslation('dashboard');
  const tenantId = useChosenTenant();
  const query = tenantId === undefined ? {} : { tenant_id: tenantId };
  const options = $api.queryOptions('get', '/api/realtime/counts', { params: { query } });
  const { data, error, refetch } = useLiveQuery(options, { types: TYPES });
  if (error !== null && data === undefined) return <LoadFailed error={error} retry={() => void refetch()} />;
  return (
    <>
      <FigureCard title={t('liveCalls')} icon={<IconPhoneCall aria-hidden />} figure={data?.calls} to="/live-calls" />
      <FigureCard
        title={t('phones')}
        icon={<IconDeviceLandlinePhone aria-hidden />}
        figure={data?.registrations}
        to="/live-calls"
        search={{ tab: 'phones' }}
      />
    </>
  );
}
