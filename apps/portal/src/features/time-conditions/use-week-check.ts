import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldErrors } from '../../kit/form/binding.ts';
import type { ConditionValues } from './condition-values.ts';
import { hoursOfWeek } from './week-hours.ts';

/** The API has no week that is never open. */
export function useWeekCheck(): (values: ConditionValues) => FieldErrors {
  const { t } = useTranslation('timeConditions');
  return useCallback((values) => (hoursOfWeek(values.week) === null ? { week: t('neverOpen') } : {}), [t]);
}
