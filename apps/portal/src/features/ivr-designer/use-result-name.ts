import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FixedResult } from './node-kinds.ts';

const FIXED: readonly FixedResult[] = ['done', 'timeout', 'human', 'machine', 'success', 'failure'];

/** How results are called: keys by themselves. */
export function useResultName(): (result: string) => string {
  const { t } = useTranslation('ivrDesigner');
  return useCallback(
    (result) => {
      const fixed = FIXED.find((one) => one === result);
      return fixed === undefined ? result : t(`results.${fixed}`);
    },
    [t],
  );
}
