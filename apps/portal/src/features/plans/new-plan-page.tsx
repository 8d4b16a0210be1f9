import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { Page } from '../../kit/page.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { PlanForm, type PlanValues } from './plan-form.tsx';

const NOTHING: PlanValues = { name: '', description: '' };

/** Makes a plan; its rates come after it. */
export default function NewPlanPage() {
  const { t } = useTranslation('plans');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const form = useResourceForm({
    initial: NOTHING,
    save: async (values: PlanValues) => (await api.POST('/api/plans', { body: values })).data,
    onSaved: (id) => {
      void refresh('plans');
      void navigate({ to: id === undefined ? '/plans' : `/plans/${id}` });
    },
    conflictField: 'name',
  });
  return (
    <Page title={t('new')} text={t('newText')} crumbs={[{ title: t('title'), to: '/plans' }]}>
      <PlanForm form={form} label={t('new')} onCancel={() => void navigate({ to: '/plans' })} />
    </Page>
  );
}
