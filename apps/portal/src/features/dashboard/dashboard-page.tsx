import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { hasFeature, manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { seesRecords } from '../call-records/sees-records.ts';
import { AlarmList } from './alarm-list.tsx';
import { FirstRunGuide } from './first-run-guide.tsx';
import { LiveFigures } from './live-figures.tsx';
import { OwnPhone } from './own-phone.tsx';
import { TodayFigures } from './today-figures.tsx';
import { TrafficPart } from './traffic-part.tsx';
import { useToday } from './use-today.ts';

const COLUMNS = { base: 1, xs: 2, lg: 4 };

/** Where everybody begins: what goes on, what went on today, and what to do first. */
export default function DashboardPage() {
  const { t } = useTranslation('pages');
  const me = useMe();
  const [live, records] = [hasFeature(me, 'realtime'), seesRecords(me)];
  return (
    <Page title={t('home')}>
      {!manages(me) && <OwnPhone />}
      {live && <AlarmList />}
      {manages(me) && live && records && <FirstRunGuide />}
      {records ? (
        <WithTraffic live={live} />
      ) : (
        live && (
          <SimpleGrid cols={COLUMNS}>
            <LiveFigures />
          </SimpleGrid>
        )
      )}
    </Page>
  );
}

function WithTraffic({ live }: { live: boolean }) {
  const { data, error, refetch } = useToday();
  return (
    <>
      <SimpleGrid cols={COLUMNS}>
        {live && <LiveFigures />}
        <TodayFigures traffic={data} />
      </SimpleGrid>
      {error !== null && <LoadFailed error={error} retry={() => void refetch()} />}
      {data !== undefined && <TrafficPart traffic={data} />}
    </>
  );
}
