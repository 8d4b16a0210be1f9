import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { ConditionForm } from './condition-form.tsx';
import { bodyOf, type ConditionValues, NEW_CONDITION } from './condition-values.ts';
import { useWeekCheck } from './use-week-check.ts';

/** Makes a time condition. */
export default function NewTimeConditionPage() {
  const { t } = useTranslation('timeConditions');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const check = useWeekCheck();
  const tenantId = useChosenTenant();
  const tenant = tenantId === undefined ? {} : { tenant_id: tenantId };
  const back = () => void navigate({ to: '/time-conditions' });
  const form = useResourceForm<ConditionValues, unknown>({
    initial: NEW_CONDITION,
    save: (values) => api.POST('/api/time_conditions', { body: { ...bodyOf(values), ...tenant } }),
    check,
    onSaved: () => {
      void refresh('time_conditions');
      back();
    },
  });
  return (
    <Page title={t('new')} crumbs={[{ title: t('title'), to: '/time-conditions' }]}>
      <ConditionForm form={form} label={t('new')} onCancel={back} />
    </Page>
  );
}
