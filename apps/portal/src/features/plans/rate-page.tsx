import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { RateFields } from './rate-fields.tsx';
import { NEW_RATE, type Rate, type RateValues, toSend, valuesOf } from './rate-values.ts';

const ONE = '/api/rates/{rate_id}';

/** A rate: a new one of the plan in the address, or an old one. */
export default function RatePage() {
  const { t } = useTranslation('plans');
  const planId = Number(usePathParameter('id'));
  const id = usePathParameter('rate');
  const isNew = id === '';
  const found = $api.useQuery('get', ONE, { params: { path: { rate_id: Number(id) } } }, { enabled: !isNew });
  const rate = found.data;
  const crumbs = [
    { title: t('title'), to: '/plans' },
    ...(isNew ? [{ title: t('one'), to: `/plans/${planId}` }] : []),
    ...(rate ? [{ title: rate.plan_name ?? t('one'), to: `/plans/${rate.plan_id}` }] : []),
  ];
  if (isNew) {
    return (
      <Page title={t('newRate')} text={t('newRateText')} crumbs={crumbs}>
        <RateForm rate={null} planId={planId} />
      </Page>
    );
  }
  return (
    <Page title={rate?.name ?? (found.error ? t('rate') : undefined)} crumbs={crumbs}>
      {found.error && <LoadFailed error={found.error} retry={() => void found.refetch()} />}
      {rate ? <RateForm key={id} rate={rate} planId={rate.plan_id} /> : !found.error && <ListSkeleton />}
    </Page>
  );
}

function RateForm({ rate, planId }: { readonly rate: Rate | null; readonly planId: number }) {
  const { t } = useTranslation('plans');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const back = () => void navigate({ to: `/plans/${planId}` });
  const initial = useMemo(() => (rate === null ? NEW_RATE : valuesOf(rate)), [rate]);
  const form = useResourceForm<RateValues, unknown>({
    initial,
    save: (values, changed) => {
      if (rate !== null) return api.PUT(ONE, { params: { path: { rate_id: rate.rate_id } }, body: toSend(changed) });
      return api.POST('/api/rates', { body: { ...toSend(values), plan_id: planId } });
    },
    onSaved: () => {
      void refresh('rates', 'plans');
      back();
    },
    conflictField: 'destination_id',
  });
  return <RateFields form={form} isNew={rate === null} label={rate?.name ?? t('newRate')} onCancel={back} />;
}
