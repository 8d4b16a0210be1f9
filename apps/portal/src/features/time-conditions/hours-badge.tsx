import { useInterval } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../kit/status-badge.tsx';
import { type Condition, type ConditionRow, valuesOf } from './condition-values.ts';
import { type HoursState, hoursAt, type Side, untilText, wallClock } from './hours-now.ts';
import type { WallClock } from './rule-match.ts';
import { useTenantZone } from './use-tenant-zone.ts';

const TICK_MS = 20_000;
const TONES = { open: 'good', closed: 'neutral', rule: 'warning' } as const satisfies Record<Side['kind'], string>;

/** Whether a condition is open now, and until when, by the tenant's clock. */
export function HoursBadge({ condition }: { condition: Condition | ConditionRow }) {
  const zone = useTenantZone();
  const [now, setNow] = useState(() => new Date());
  useInterval(() => setNow(new Date()), TICK_MS, { autoInvoke: true });
  const hours = useMemo(() => valuesOf(condition), [condition]);
  const { t } = useTranslation('timeConditions');
  if (zone === undefined) return null;
  if (!condition.tc_enabled) return <StatusBadge tone="neutral">{t('isOff')}</StatusBadge>;
  const clock = wallClock(now, zone);
  return <StateBadge state={hoursAt(hours, clock)} now={clock} />;
}

function StateBadge({ state, now }: { state: HoursState; now: WallClock }) {
  const { t, i18n } = useTranslation('timeConditions');
  const { side, until } = state;
  const words = side.kind === 'rule' ? (side.name === '' ? t('exception') : side.name) : t(side.kind);
  return (
    <StatusBadge tone={TONES[side.kind]}>
      {until === null ? words : t('until', { state: words, when: untilText(until, now, i18n.language) })}
    </StatusBadge>
  );
}
