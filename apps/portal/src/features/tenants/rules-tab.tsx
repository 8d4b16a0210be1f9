import { Switch } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { FeatureChoice } from '../users/feature-choice.tsx';
import { ALL_FEATURE_KEYS } from '../users/feature-keys.ts';
import { FLAGS, rulesOf, type Tenant } from './tenant-values.ts';
import { useTenantForm } from './use-tenant-form.ts';

/** What holds for all users of a tenant, and what they can be given at most. */
export function RulesTab({ tenant }: { readonly tenant: Tenant }) {
  const { t } = useTranslation('tenants');
  const navigate = useNavigate();
  const form = useTenantForm(tenant, rulesOf, (changed) => changed);
  const flags = form.at('permissions');
  const features = form.at('user_permission');
  return (
    <ResourceForm form={form} label={t('tabs.rules')} onCancel={() => void navigate({ to: '/tenants' })}>
      <FormSection title={t('sections.rules')} text={t('sections.rulesText')}>
        {FLAGS.map((flag) => (
          <Switch
            key={flag}
            label={t(`flags.${flag}`)}
            description={t(`flags.${flag}Help`)}
            checked={flags.value.includes(flag)}
            onChange={(event) => {
              const others = flags.value.filter((one) => one !== flag);
              flags.set(event.currentTarget.checked ? [...others, flag] : others);
            }}
          />
        ))}
      </FormSection>
      <FormSection title={t('sections.features')} text={t('sections.featuresText')}>
        <FeatureChoice
          label={t('sections.features')}
          value={features.value}
          onChange={features.set}
          offered={ALL_FEATURE_KEYS}
        />
      </FormSection>
    </ResourceForm>
  );
}
