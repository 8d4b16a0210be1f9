import { IconHistory, IconPercentage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FigureCard } from './figure-card.tsx';
import { answeredShare, type Traffic } from './traffic.ts';

/** How many calls there were today, and how many of them were answered. */
export function TodayFigures({ traffic }: { traffic: Traffic | undefined }) {
  const { t, i18n } = useTranslation('dashboard');
  const number = new Intl.NumberFormat(i18n.language);
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 });
  const share = traffic && answeredShare(traffic);
  const today = { days: 1 };
  return (
    <>
      <FigureCard
        title={t('callsToday')}
        icon={<IconHistory aria-hidden />}
        figure={traffic && number.format(traffic.total)}
        to="/call-records"
        search={today}
      />
      <FigureCard
        title={t('answeredToday')}
        icon={<IconPercentage aria-hidden />}
        figure={share === undefined ? undefined : share === null ? '–' : percent.format(share)}
        to="/call-records"
        search={{ ...today, status: 'answered' }}
      />
    </>
  );
}
