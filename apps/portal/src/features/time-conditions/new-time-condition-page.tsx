import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { Page } from '../../kit/page.tsx';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { ConditionForm } from './condition-form.tsx';
import { bodyOf, type ConditionValues, NEW_CONDITION } from './condition-values.ts';
import { useWeekCheck } from './use-week-check.ts';

/** Makes a time condition. */
export default function NewTimeConditionPage() {
  const { t } = useTranslation('timeConditions');
  const check = useWeekCheck();
  const tenant = useTenantOfNew();
  const { form, back } = useFormOfList<ConditionValues>({
    list: '/time-conditions',
    touches: ['time_conditions'],
    initial: NEW_CONDITION,
    save: (values) => api.POST('/api/time_conditions', { body: { ...bodyOf(values), ...tenant } }),
    check,
  });
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/time-conditions' }]}>
      <ConditionForm form={form} label={t('new')} onCancel={back} />
    </Page>
  );
}
