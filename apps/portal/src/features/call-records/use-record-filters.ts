import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '../../kit/list/columns.ts';

const STATUSES = ['answered', 'missed', 'no_answer', 'busy', 'cancelled', 'voicemail', 'failed'] as const;
const TYPES = ['voice', 'fax', 'conf', 'voicemail'] as const;

/** The choices above the records. */
export function useRecordFilters(): readonly Filter[] {
  const { t } = useTranslation('callRecords');
  return useMemo(
    () => [
      {
        name: 'direction',
        label: t('direction'),
        options: (['inbound', 'outbound', 'local'] as const).map((value) => ({ value, label: t(value) })),
      },
      {
        name: 'status',
        label: t('outcome'),
        options: STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
      },
      {
        name: 'call_type',
        label: t('type'),
        options: TYPES.map((value) => ({ value, label: t(`types.${value}`) })),
      },
    ],
    [t],
  );
}
