import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../kit/status-badge.tsx';
import { causeText, type Outcome, outcomeOf } from './outcome.ts';

const TONES: Readonly<Record<Outcome, Tone>> = {
  answered: 'good',
  noAnswer: 'warning',
  busy: 'warning',
  cancelled: 'neutral',
  failed: 'bad',
};

/** How a call ended; why, when it is pointed at. */
export function OutcomeBadge(record: { readonly billsec: number; readonly hangup_cause: string }) {
  const { t } = useTranslation('callRecords');
  const outcome = outcomeOf(record);
  return (
    <Tooltip label={causeText(record.hangup_cause)}>
      <span>
        <StatusBadge tone={TONES[outcome]}>{t(`outcomes.${outcome}`)}</StatusBadge>
      </span>
    </Tooltip>
  );
}
