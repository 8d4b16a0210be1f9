import type { AnswerOf } from '@strowger/client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { PhoneField } from '../../kit/fields/phone-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { FormPage } from '../../kit/object-page.tsx';
import { useTenantOfNew } from '../../kit/use-tenant.ts';
import { nameOf } from './name-of.ts';

const ONE = '/api/contacts/{contact_id}';
type Contact = AnswerOf<typeof ONE>;

const FIELDS = [
  'first_name',
  'last_name',
  'phone',
  'email',
  'address',
  'custom1',
  'custom2',
  'custom3',
  'description',
  'speed_dial',
] as const;
type Values = Record<(typeof FIELDS)[number], string>;

const NOBODY: Values = {
  first_name: '',
  last_name: '',
  phone: '',
  email: '',
  address: '',
  custom1: '',
  custom2: '',
  custom3: '',
  description: '',
  speed_dial: '',
};

function valuesOf(contact: Contact): Values {
  const values = { ...NOBODY };
  for (const field of FIELDS) values[field] = contact[field] ?? '';
  return values;
}

/** An emptied speed dial is none. */
function toSend(values: Partial<Values>) {
  const { speed_dial, ...rest } = values;
  return { ...rest, ...(speed_dial === undefined ? {} : { speed_dial: speed_dial === '' ? null : speed_dial }) };
}

/** A contact, new or old. */
export default function ContactPage() {
  const { t } = useTranslation('contacts');
  const id = usePathParameter('id');
  const crumbs = [{ title: t('title'), to: '/contacts' }];
  const found = $api.useQuery('get', ONE, { params: { path: { contact_id: Number(id) } } }, { enabled: id !== '' });
  return (
    <FormPage
      id={id}
      found={found}
      crumbs={crumbs}
      nameOf={nameOf}
      unknown={t('notFound')}
      fresh={{ title: t('new'), ofTenant: true }}
      form={(contact) => <ContactForm contact={contact} />}
    />
  );
}

function ContactForm({ contact }: { contact: Contact | null }) {
  const { t } = useTranslation('contacts');
  const tenant = useTenantOfNew();
  const initial = useMemo(() => (contact === null ? NOBODY : valuesOf(contact)), [contact]);
  const { form, back } = useFormOfList<Values>({
    list: '/contacts',
    touches: ['contacts'],
    initial,
    save: (values, changed) => {
      if (contact !== null) {
        const params = { path: { contact_id: contact.contact_id } };
        return api.PUT(ONE, { params, body: toSend(changed) });
      }
      return api.POST('/api/contacts', { body: { ...toSend(values), ...tenant } });
    },
    conflictField: 'speed_dial',
  });
  return (
    <ResourceForm form={form} label={contact === null ? t('new') : nameOf(contact)} onCancel={back}>
      <FormSection title={t('sections.who')} text={t('sections.whoText')}>
        <TextField of={form.at('first_name')} label={t('firstName')} maxLength={64} />
        <TextField of={form.at('last_name')} label={t('lastName')} maxLength={64} />
        <PhoneField of={form.at('phone')} label={t('phone')} />
        <TextField of={form.at('email')} label={t('email')} type="email" maxLength={64} />
        <TextField of={form.at('speed_dial')} label={t('speedDial')} help={t('speedDialHelp')} maxLength={4} />
      </FormSection>
      <FormSection title={t('sections.more')}>
        <TextField of={form.at('address')} label={t('address')} maxLength={128} />
        <TextField of={form.at('custom1')} label={t('custom', { number: 1 })} maxLength={128} />
        <TextField of={form.at('custom2')} label={t('custom', { number: 2 })} maxLength={128} />
        <TextField of={form.at('custom3')} label={t('custom', { number: 3 })} maxLength={128} />
        <TextAreaField of={form.at('description')} label={t('description')} />
      </FormSection>
    </ResourceForm>
  );
}
