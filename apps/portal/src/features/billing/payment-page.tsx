import type { AnswerOf } from '@strowger/client';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { TenantGate } from '../../kit/tenant-gate.tsx';
import { useRefresh } from '../../kit/use-refresh.ts';
import { useChosenTenant } from '../../shell/chosen-tenant.ts';
import { type PaymentType, TYPES } from './payment-types.ts';

const ONE = '/api/payments/{payment_id}';
type Payment = AnswerOf<typeof ONE>;

interface Values {
  paid_amount: number;
  description: string;
  type: PaymentType;
  paid_date: string;
}

/** A payment that is entered, or looked at and corrected. */
export default function PaymentPage() {
  const { t } = useTranslation('billing');
  const id = usePathParameter('id');
  const crumbs = [{ title: t('payments'), to: '/payments' }];
  const found = $api.useQuery('get', ONE, { params: { path: { payment_id: Number(id) } } }, { enabled: id !== '' });
  if (id === '') {
    return (
      <Page title={t('enter')} text={t('enterText')} crumbs={crumbs}>
        <TenantGate>
          <PaymentForm payment={null} />
        </TenantGate>
      </Page>
    );
  }
  return (
    <Page title={found.data?.name ?? (found.error ? t('one') : undefined)} crumbs={crumbs}>
      {found.error && <LoadFailed error={found.error} retry={() => void found.refetch()} />}
      {found.data ? <PaymentForm key={id} payment={found.data} /> : !found.error && <ListSkeleton />}
    </Page>
  );
}

function PaymentForm({ payment }: { payment: Payment | null }) {
  const { t } = useTranslation('billing');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tenantId = useChosenTenant();
  // One key for the payment, however often it is sent: nothing is paid twice.
  const [key] = useState(() => crypto.randomUUID());
  const back = () => void navigate({ to: '/payments' });
  const initial = useMemo<Values>(() => {
    if (payment === null) {
      return { paid_amount: 0, description: '', type: 'cash', paid_date: new Date().toISOString().slice(0, 10) };
    }
    const { paid_amount, description, type, paid_date } = payment;
    return { paid_amount, description, type, paid_date };
  }, [payment]);
  const form = useResourceForm<Values, unknown>({
    initial,
    save: (values, changed) => {
      if (payment !== null) {
        return api.PUT(ONE, { params: { path: { payment_id: payment.payment_id } }, body: changed });
      }
      const tenant = tenantId === undefined ? {} : { tenant_id: tenantId };
      const headers = { 'idempotency-key': key };
      return api.POST('/api/payments', { body: { ...values, ...tenant }, headers });
    },
    onSaved: () => {
      void refresh('payments', 'billing', 'tenants');
      back();
    },
  });
  return (
    <ResourceForm form={form} label={t(payment === null ? 'enter' : 'one')} onCancel={back}>
      <FormSection title={t('one')} text={t('creditText')}>
        <NumberField of={form.at('paid_amount')} label={t('amount')} min={0.01} step={0.01} required />
        <TextField
          of={form.at('description')}
          label={t('description')}
          help={t('descriptionHelp')}
          required
          maxLength={255}
        />
        <SelectField
          of={form.at('type')}
          label={t('type')}
          choices={TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
        />
        <TextField of={form.at('paid_date')} label={t('paidDate')} type="date" required />
      </FormSection>
    </ResourceForm>
  );
}
