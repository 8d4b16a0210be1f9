import type { AnswerOf } from '@strowger/client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { PhoneField } from '../../kit/fields/phone-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { AdvancedFields } from '../../kit/form/advanced-fields.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { FormPage } from '../../kit/object-page.tsx';
import { useTenantOfNew } from '../../kit/use-tenant.ts';

const ONE = '/api/contact_dncs/{contact_dnc_id}';
type Entry = AnswerOf<typeof ONE>;

/** Somebody who is not to be contacted. */
export default function EntryPage() {
  const { t } = useTranslation('doNotContact');
  const id = usePathParameter('id');
  const found = $api.useQuery('get', ONE, { params: { path: { contact_dnc_id: Number(id) } } }, { enabled: id !== '' });
  return (
    <FormPage
      id={id}
      found={found}
      crumbs={[{ title: t('title'), to: '/do-not-contact' }]}
      nameOf={(entry) => entry.phone || entry.email || ''}
      unknown={t('notFound')}
      fresh={{ title: t('new'), ofTenant: true }}
      form={(entry) => <EntryForm entry={entry} />}
    />
  );
}

function EntryForm({ entry }: { entry: Entry | null }) {
  const { t } = useTranslation('doNotContact');
  const tenant = useTenantOfNew();
  const initial = useMemo(
    () => ({
      phone: entry?.phone ?? '',
      email: entry?.email ?? '',
      first_name: entry?.first_name ?? '',
      last_name: entry?.last_name ?? '',
      address: entry?.address ?? '',
      custom1: entry?.custom1 ?? '',
      custom2: entry?.custom2 ?? '',
      custom3: entry?.custom3 ?? '',
      description: entry?.description ?? '',
    }),
    [entry],
  );
  const { form, back } = useFormOfList<typeof initial>({
    list: '/do-not-contact',
    touches: ['contact_dncs'],
    initial,
    save: (values, changed) =>
      entry === null
        ? api.POST('/api/contact_dncs', { body: { ...values, ...tenant } })
        : api.PUT(ONE, { params: { path: { contact_dnc_id: entry.contact_dnc_id } }, body: changed }),
    conflictField: 'phone',
  });
  return (
    <ResourceForm form={form} label={entry?.phone || t('new')} onCancel={back}>
      <FormSection title={t('whom')} text={t('whomText')}>
        <PhoneField of={form.at('phone')} label={t('phone')} />
        <TextField of={form.at('email')} label={t('email')} type="email" maxLength={64} />
        <TextField of={form.at('first_name')} label={t('firstName')} maxLength={64} />
        <TextField of={form.at('last_name')} label={t('lastName')} maxLength={64} />
        <TextAreaField of={form.at('description')} label={t('why')} />
        <AdvancedFields of={form.root} fields={['address', 'custom1', 'custom2', 'custom3']}>
          <TextField of={form.at('address')} label={t('address')} maxLength={128} />
          <TextField of={form.at('custom1')} label={t('custom', { number: 1 })} maxLength={128} />
          <TextField of={form.at('custom2')} label={t('custom', { number: 2 })} maxLength={128} />
          <TextField of={form.at('custom3')} label={t('custom', { number: 3 })} maxLength={128} />
        </AdvancedFields>
      </FormSection>
    </ResourceForm>
  );
}
