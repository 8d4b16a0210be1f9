import { IconDeviceLandlinePhone, IconPhoneCall } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { callGrouping } from '../live-calls/live-call.ts';
import { useLiveState } from '../live-calls/use-live-state.ts';
import { FigureCard } from './figure-card.tsx';

/** How many calls go on, and how many phones are logged in. */
export function LiveFigures() {
  const { t } = useTranslation('dashboard');
  const { data, error, refetch } = useLiveState();
  const [grouped] = useState(callGrouping);
  const calls = useMemo(() => (data === undefined ? undefined : grouped(data.channels).length), [grouped, data]);
  if (error !== null && data === undefined) return <LoadFailed error={error} retry={() => void refetch()} />;
  return (
    <>
      <FigureCard title={t('liveCalls')} icon={<IconPhoneCall aria-hidden />} figure={calls} to="/live-calls" />
      <FigureCard
        title={t('phones')}
        icon={<IconDeviceLandlinePhone aria-hidden />}
        figure={data?.registrations.length}
        to="/live-calls"
        search={{ tab: 'phones' }}
      />
    </>
  );
}
