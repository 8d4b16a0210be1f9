import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../../kit/page.tsx';
import { hasFeature, manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { seesRecords } from '../call-records/sees-records.ts';
import { AlarmList } from './alarm-list.tsx';
import { CreditFigure } from './credit-figure.tsx';
import { FirstRunGuide } from './first-run-guide.tsx';
import { LiveFigures } from './live-figures.tsx';
import { OwnPhone } from './own-phone.tsx';
import { OwnToday } from './own-today.tsx';
import { TodayFigures } from './today-figures.tsx';
import { TrafficPart } from './traffic-part.tsx';
import { useReport } from './use-report.ts';

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
      {me.kind === 'admin' && me.edition === 'enterprise' && (
        <SimpleGrid cols={COLUMNS}>
          <CreditFigure />
        </SimpleGrid>
      )}
      {records && (!manages(me) || hasFeature(me, 'stat_reports')) ? (
        <WithTraffic live={live} />
      ) : (
        (live || records) && <WithoutTraffic live={live} records={records} />
      )}
    </Page>
  );
}

/** Figures and chart of who may read reports: end users by a permission that menus do not tell of. */
function WithTraffic({ live }: { live: boolean }) {
  const { data, error } = useReport('today');
  if (error?.error.code === 403) return <WithoutTraffic live={live} records />;
  return (
    <>
      <SimpleGrid cols={COLUMNS}>
        {live && <LiveFigures />}
        <TodayFigures totals={data?.totals} />
      </SimpleGrid>
      <TrafficPart />
    </>
  );
}

function WithoutTraffic({ live, records }: { live: boolean; records: boolean }) {
  return (
    <SimpleGrid cols={COLUMNS}>
      {live && <LiveFigures />}
      {records && <OwnToday />}
    </SimpleGrid>
  );
}
