import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StatusBadge, type Tone } from '../../kit/status-badge.tsx';
import { type Outcome, outcomeOf } from './outcome.ts';
import { useCauseText } from './use-cause-text.ts';

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
  const causeText = useCauseText();
  const outcome = outcomeOf(record);
  return (
    <Tooltip label={causeText(record.hangup_cause)}>
      <span>
        <StatusBadge tone={TONES[outcome]}>{t(`outcomes.${outcome}`)}</StatusBadge>
      </span>
    </Tooltip>
  );
}
