import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { BasicsFields } from './basics-fields.tsx';
import { useUserForm } from './use-user-form.ts';
import { basicsOf, type User } from './user-values.ts';

/** Who somebody is. */
export function BasicsTab({ user }: { readonly user: User }) {
  const { t } = useTranslation('users');
  const navigate = useNavigate();
  const form = useUserForm(user, basicsOf, (changed) => changed);
  return (
    <ResourceForm form={form} label={t('tabs.basics')} onCancel={() => void navigate({ to: '/users' })}>
      <BasicsFields of={form.root} />
    </ResourceForm>
  );
}
