import { useTranslation } from 'react-i18next';
import type { Filter } from './columns.ts';

/** The filter of a list by a switch of its rows. @param name query key of the API */
export function useOnOffFilter(name: string, label: string): Filter {
  const { t } = useTranslation('common');
  return {
    name,
    label,
    options: [
      { value: 'true', label: t('on') },
      { value: 'false', label: t('off') },
    ],
  };
}
