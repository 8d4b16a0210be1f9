import type { AnswerOf } from '@strowger/client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { PhoneField } from '../../kit/fields/phone-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { asSwitch } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { FormPage } from '../../kit/object-page.tsx';
import { useTenantOfNew } from '../../kit/use-tenant.ts';

const ONE = '/api/accounts/{account_id}';
type CallerId = AnswerOf<typeof ONE>;

interface Values {
  phone: string;
  first_name: string;
  active: number;
}
const NEW: Values = { phone: '', first_name: '', active: 1 };

/** A caller id, new or old. */
export default function CallerIdPage() {
  const { t } = useTranslation('callerIds');
  const id = usePathParameter('id');
  const crumbs = [{ title: t('title'), to: '/caller-ids' }];
  const found = $api.useQuery('get', ONE, { params: { path: { account_id: Number(id) } } }, { enabled: id !== '' });
  return (
    <FormPage
      id={id}
      found={found}
      crumbs={crumbs}
      nameOf={({ phone }) => phone ?? ''}
      unknown={t('one')}
      fresh={{ title: t('new'), ofTenant: true }}
      form={(callerId) => <CallerIdForm callerId={callerId} />}
    />
  );
}

function CallerIdForm({ callerId }: { callerId: CallerId | null }) {
  const { t } = useTranslation('callerIds');
  const tenant = useTenantOfNew();
  const initial = useMemo<Values>(() => {
    if (callerId === null) return NEW;
    const { phone, first_name, active } = callerId;
    return { phone: phone ?? '', first_name: first_name ?? '', active };
  }, [callerId]);
  const { form, back } = useFormOfList<Values>({
    list: '/caller-ids',
    touches: ['cids'],
    initial,
    save: (values, changed) => {
      if (callerId !== null) {
        return api.PUT(ONE, { params: { path: { account_id: callerId.account_id } }, body: changed });
      }
      return api.POST('/api/cids', { body: { ...values, ...tenant } });
    },
    conflictField: 'phone',
  });
  return (
    <ResourceForm form={form} label={callerId?.phone ?? t('new')} onCancel={back}>
      <FormSection title={t('what')} text={t('whatText')}>
        <PhoneField of={form.at('phone')} label={t('phone')} help={t('phoneHelp')} required />
        <TextField of={form.at('first_name')} label={t('label')} maxLength={128} />
        <SwitchField of={asSwitch(form.at('active'))} label={t('active')} />
      </FormSection>
    </ResourceForm>
  );
}
