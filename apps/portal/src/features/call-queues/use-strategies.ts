import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice } from '../../kit/fields/select-field.tsx';
import type { QueueStrategy } from './queue-values.ts';

const STRATEGIES = [
  'ring-all',
  'longest-idle-agent',
  'round-robin',
  'top-down',
  'agent-with-least-talk-time',
  'agent-with-fewest-calls',
  'sequentially-by-agent-order',
  'sequentially-by-next-agent-order',
  'random',
  'ring-progressively',
] as const satisfies readonly QueueStrategy[];

/** The strategies, each with what it means in words. */
export function useStrategies(): readonly Choice<QueueStrategy>[] {
  const { t } = useTranslation('callQueues');
  return useMemo(
    () =>
      STRATEGIES.map((value) => ({ value, label: t(`strategies.${value}.name`), help: t(`strategies.${value}.help`) })),
    [t],
  );
}
