import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { FormPage } from '../../kit/object-page.tsx';
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
  return (
    <FormPage
      id={id}
      found={found}
      crumbs={crumbs}
      nameOf={({ name }) => name}
      unknown={t('rate')}
      fresh={{ title: t('newRate'), text: t('newRateText') }}
      form={(stored) => <RateForm rate={stored} planId={stored?.plan_id ?? planId} />}
    />
  );
}

function RateForm({ rate, planId }: { readonly rate: Rate | null; readonly planId: number }) {
  const { t } = useTranslation('plans');
  const initial = useMemo(() => (rate === null ? NEW_RATE : valuesOf(rate)), [rate]);
  const { form, back } = useFormOfList<RateValues>({
    list: `/plans/${planId}`,
    touches: ['rates', 'plans'],
    initial,
    save: (values, changed) => {
      if (rate !== null) return api.PUT(ONE, { params: { path: { rate_id: rate.rate_id } }, body: toSend(changed) });
      return api.POST('/api/rates', { body: { ...toSend(values), plan_id: planId } });
    },
    conflictField: 'destination_id',
  });
  return <RateFields form={form} isNew={rate === null} label={rate?.name ?? t('newRate')} onCancel={back} />;
}
