import type { AnswerOf } from '@strowger/client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { PhoneField } from '../../kit/fields/phone-field.tsx';
import { SwitchField } from '../../kit/fields/switch-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { AdvancedFields } from '../../kit/form/advanced-fields.tsx';
import { asSwitch } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { FormPage } from '../../kit/object-page.tsx';
import { UserPicker } from '../../kit/pickers/user-picker.tsx';
import { TenantContext, useTenantOfNew } from '../../kit/use-tenant.ts';
import { manages } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';

const ONE = '/api/accounts/{account_id}';
type CallerId = AnswerOf<typeof ONE>;

interface Values {
  phone: string;
  first_name: string;
  active: number;
  email: string;
  user_id: number | null;
}
const NEW: Values = { phone: '', first_name: '', active: 1, email: '', user_id: null };

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
      form={(callerId) => (
        <TenantContext value={callerId?.tenant_id}>
          <CallerIdForm callerId={callerId} />
        </TenantContext>
      )}
    />
  );
}

function CallerIdForm({ callerId }: { callerId: CallerId | null }) {
  const { t } = useTranslation('callerIds');
  const tenant = useTenantOfNew();
  const mayGive = manages(useMe());
  const initial = useMemo<Values>(() => {
    if (callerId === null) return NEW;
    const { phone, first_name, active, email, user_id } = callerId;
    return { phone: phone ?? '', first_name: first_name ?? '', active, email: email ?? '', user_id };
  }, [callerId]);
  const { form, back } = useFormOfList<Values>({
    list: '/caller-ids',
    touches: ['cids'],
    initial,
    save: (values, changed) => {
      if (callerId !== null) {
        return api.PUT(ONE, { params: { path: { account_id: callerId.account_id } }, body: changed });
      }
      const { user_id, ...rest } = values;
      return api.POST('/api/cids', { body: { ...rest, ...(user_id === null ? {} : { user_id }), ...tenant } });
    },
    conflictField: 'phone',
  });
  return (
    <ResourceForm form={form} label={callerId?.phone ?? t('new')} onCancel={back}>
      <FormSection title={t('what')} text={t('whatText')}>
        <PhoneField of={form.at('phone')} label={t('phone')} help={t('phoneHelp')} required />
        <TextField of={form.at('first_name')} label={t('label')} maxLength={128} />
        <SwitchField of={asSwitch(form.at('active'))} label={t('active')} />
        <AdvancedFields of={form.root} fields={['email', 'user_id']}>
          <TextField of={form.at('email')} label={t('email')} help={t('emailHelp')} type="email" maxLength={128} />
          {mayGive && (
            <UserPicker
              of={form.at('user_id')}
              label={t('user')}
              help={t(callerId === null ? 'userOfNewHelp' : 'userHelp')}
            />
          )}
        </AdvancedFields>
      </FormSection>
    </ResourceForm>
  );
}
