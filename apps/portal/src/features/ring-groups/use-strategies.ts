import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice } from '../../kit/fields/select-field.tsx';
import type { Strategy } from './ring-group-values.ts';

const STRATEGIES = [
  'simultaneous',
  'sequence',
  'rollover',
  'random',
  'enterprise',
  'enterprise-2',
] as const satisfies readonly Strategy[];

/** The strategies, each with what it means in words. */
export function useStrategies(): readonly Choice<Strategy>[] {
  const { t } = useTranslation('ringGroups');
  return useMemo(
    () =>
      STRATEGIES.map((value) => ({ value, label: t(`strategies.${value}.name`), help: t(`strategies.${value}.help`) })),
    [t],
  );
}
