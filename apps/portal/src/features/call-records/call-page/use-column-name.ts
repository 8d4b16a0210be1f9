import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { LadderColumn } from './ladder.ts';

/** What a line of the ladder is called: the exchange, the number of a leg, or its address. */
export function useColumnName(): (column: LadderColumn) => string {
  const { t } = useTranslation('callPage');
  return useCallback(({ address, name }) => (address === '' ? t('exchange') : name || address), [t]);
}
