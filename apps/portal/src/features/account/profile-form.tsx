import { notifications } from '@mantine/notifications';
import type { AnswerOf } from '@strowger/client';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { PhoneField } from '../../kit/fields/phone-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { partOf } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { RegionFields } from '../users/region-fields.tsx';

type User = AnswerOf<'/api/get_user'>;

/** Name and numbers of the caller. */
export function ProfileForm({ user }: { readonly user: User }) {
  const { t } = useTranslation(['account', 'common']);
  const queries = useQueryClient();
  const { first_name, last_name, phone, contact, address, country_id, timezone_id, language_id, cover } = user;
  const initial = useMemo(
    () => ({ first_name, last_name, phone, contact, address, country_id, timezone_id, language_id, cover }),
    [first_name, last_name, phone, contact, address, country_id, timezone_id, language_id, cover],
  );
  const form = useResourceForm({
    initial,
    save: (_values, changed) =>
      api.PUT('/api/users/{user_id}', { params: { path: { user_id: user.user_id } }, body: changed }),
    onSaved: () => {
      notifications.show({ message: t('common:saved'), color: 'green' });
      void queries.invalidateQueries({ queryKey: ['get', '/api/get_user'] });
      void queries.invalidateQueries({ queryKey: ['me'] });
    },
  });
  return (
    <ResourceForm form={form} label={t('profile.title')} onCancel={form.reset}>
      <FormSection title={t('profile.title')} text={t('profile.text', { name: user.username, email: user.email })}>
        <TextField of={form.at('first_name')} label={t('profile.firstName')} />
        <TextField of={form.at('last_name')} label={t('profile.lastName')} />
        <PhoneField of={form.at('phone')} label={t('profile.phone')} help={t('profile.phoneHelp')} />
        <PhoneField of={form.at('contact')} label={t('profile.mobile')} />
        <TextField of={form.at('address')} label={t('profile.address')} />
        <RegionFields of={partOf(form.root)} />
      </FormSection>
    </ResourceForm>
  );
}
