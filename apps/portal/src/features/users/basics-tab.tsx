import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { partOf } from '../../kit/form/binding.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { BasicsFields } from './basics-fields.tsx';
import { RegionFields } from './region-fields.tsx';
import { useUserForm } from './use-user-form.ts';
import { basicsOf, regionOf, type User } from './user-values.ts';

const valuesOf = (user: User) => ({ ...basicsOf(user), ...regionOf(user) });

/** Who somebody is. */
export function BasicsTab({ user }: { readonly user: User }) {
  const { t } = useTranslation('users');
  const navigate = useNavigate();
  const form = useUserForm(user, valuesOf, (changed) => changed);
  return (
    <ResourceForm form={form} label={t('tabs.basics')} onCancel={() => void navigate({ to: '/users' })}>
      <BasicsFields of={partOf(form.root)} />
      <FormSection title={t('sections.region')} text={t('sections.regionText')}>
        <RegionFields of={partOf(form.root)} />
      </FormSection>
    </ResourceForm>
  );
}
