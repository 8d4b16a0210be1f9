import { IconHistory, IconPercentage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FigureCard } from './figure-card.tsx';
import { answeredShare } from './traffic.ts';

interface TodayFiguresProps {
  /** Undefined while they are read. */
  readonly totals: { readonly calls: number; readonly answered: number } | undefined;
}

/** How many calls there were today, and how many of them were answered. */
export function TodayFigures({ totals }: TodayFiguresProps) {
  const { t, i18n } = useTranslation('dashboard');
  const number = new Intl.NumberFormat(i18n.language);
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 });
  const share = totals && answeredShare(totals);
  const today = { days: 1 };
  return (
    <>
      <FigureCard
        title={t('callsToday')}
        icon={<IconHistory aria-hidden />}
        figure={totals && number.format(totals.calls)}
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
