import type { AnswerOf } from '@strowger/client';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { usePathParameter } from '../../app/use-search.ts';
import { PhoneField } from '../../kit/fields/phone-field.tsx';
import { TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { asId } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useFormOfList } from '../../kit/form/use-form-of-list.ts';
import { FormPage } from '../../kit/object-page.tsx';
import { ServerSelect } from '../../kit/pickers/server-select.tsx';
import { TenantContext, useTenantOfNew } from '../../kit/use-tenant.ts';
import { hasFeature } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
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
type Texts = Record<(typeof FIELDS)[number], string>;

interface Values extends Texts {
  /** A group that it is put in; the API does not tell those that it is in. */
  group_id: number | null;
}

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
  group_id: null,
};

function valuesOf(contact: Contact): Values {
  const values = { ...NOBODY };
  for (const field of FIELDS) values[field] = contact[field] ?? '';
  return values;
}

/** An emptied speed dial is none. */
function toSend(values: Partial<Values>) {
  const { speed_dial, group_id, ...rest } = values;
  return {
    ...rest,
    ...(speed_dial === undefined ? {} : { speed_dial: speed_dial === '' ? null : speed_dial }),
    ...(group_id === undefined || group_id === null ? {} : { group_id }),
  };
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
      form={(contact) => (
        <TenantContext value={contact?.tenant_id}>
          <ContactForm contact={contact} />
        </TenantContext>
      )}
    />
  );
}

function ContactForm({ contact }: { contact: Contact | null }) {
  const { t } = useTranslation('contacts');
  const tenant = useTenantOfNew();
  const mayGroup = hasFeature(useMe(), 'groups');
  const initial = useMemo(() => (contact === null ? NOBODY : valuesOf(contact)), [contact]);
  const { form, back } = useFormOfList<Values>({
    list: '/contacts',
    touches: ['contacts', 'groups'],
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
        {mayGroup && (
          <ServerSelect
            of={asId(form.at('group_id'))}
            label={t('group')}
            help={t(contact === null ? 'groupHelp' : 'groupOfOldHelp')}
            path="/api/groups"
            lookUp={(group_id) => ({ group_id })}
            option={({ group_id, name }) => ({ value: String(group_id), label: name })}
          />
        )}
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
