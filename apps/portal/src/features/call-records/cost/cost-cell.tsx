import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallCost } from './cost-words.ts';
import { useCostWords } from './use-cost-words.ts';

/** What a call cost, in a word or as an amount; why, when it is pointed at. */
export function CostCell({ cost }: { readonly cost: CallCost | undefined }) {
  const { t } = useTranslation('callCosts');
  const { amount, why } = useCostWords();
  if (cost === undefined) return '–';
  return (
    <Tooltip label={why(cost)} multiline maw={320}>
      <span>{cost.state === 'rated' ? amount(cost) : t(`states.${cost.state}`)}</span>
    </Tooltip>
  );
}
