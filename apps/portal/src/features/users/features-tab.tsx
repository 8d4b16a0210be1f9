import { Alert } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { FeatureChoice } from './feature-choice.tsx';
import { ALL_FEATURE_KEYS } from './feature-keys.ts';
import { useOfferedKeys } from './use-offered-keys.ts';
import { useUserForm } from './use-user-form.ts';
import { featuresOf, type User } from './user-values.ts';

/** The features somebody finds in his menu. */
export function FeaturesTab({ user }: { readonly user: User }) {
  const { t } = useTranslation('users');
  const navigate = useNavigate();
  const form = useUserForm(user, featuresOf, (changed) => changed);
  const features = form.at('user_permission');
  const may = useOfferedKeys(user.tenant_id);
  const initial = featuresOf(user).user_permission;
  // What he has already can be taken away, even where it could not be given any more.
  const offered = ALL_FEATURE_KEYS.filter((key) => may.includes(key) || initial.includes(key));
  return (
    <ResourceForm form={form} label={t('tabs.features')} onCancel={() => void navigate({ to: '/users' })}>
      {user.is_tenant === '1' && <Alert>{t('adminsHaveAll')}</Alert>}
      <FormSection title={t('sections.features')} text={t('sections.featuresText')}>
        <FeatureChoice
          label={t('sections.features')}
          value={features.value}
          onChange={features.set}
          offered={offered}
        />
      </FormSection>
    </ResourceForm>
  );
}
