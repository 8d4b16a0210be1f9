import type { AnswerOf } from '@strowger/client';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { SelectField } from '../../kit/fields/select-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { FormPage } from '../../kit/object-page.tsx';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
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
  return (
    <FormPage
      id={id}
      found={found}
      crumbs={crumbs}
      nameOf={({ name }) => name}
      unknown={t('one')}
      fresh={{ title: t('enter'), text: t('enterText'), ofTenant: true }}
      form={(payment) => <PaymentForm payment={payment} />}
    />
  );
}

function PaymentForm({ payment }: { payment: Payment | null }) {
  const { t } = useTranslation('billing');
  const tenant = useTenantOfNew();
  // One key for the payment, however often it is sent: nothing is paid twice.
  const [key] = useState(() => crypto.randomUUID());
  const initial = useMemo<Values>(() => {
    if (payment === null) {
      return { paid_amount: 0, description: '', type: 'cash', paid_date: new Date().toISOString().slice(0, 10) };
    }
    const { paid_amount, description, type, paid_date } = payment;
    return { paid_amount, description, type, paid_date };
  }, [payment]);
  const { form, back } = useFormOfList<Values>({
    list: '/payments',
    touches: ['payments', 'billing', 'tenants'],
    initial,
    save: (values, changed) => {
      if (payment !== null) {
        return api.PUT(ONE, { params: { path: { payment_id: payment.payment_id } }, body: changed });
      }
      const headers = { 'idempotency-key': key };
      return api.POST('/api/payments', { body: { ...values, ...tenant }, headers });
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
