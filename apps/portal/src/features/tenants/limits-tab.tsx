import { SimpleGrid } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NumberField, OptionalNumberField } from '../../kit/fields/number-field.tsx';
import { RadioField } from '../../kit/fields/select-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { limitsOf, QUOTAS, type Tenant } from './tenant-values.ts';
import { useTenantForm } from './use-tenant-form.ts';

/** How much a tenant may use. */
export function LimitsTab({ tenant }: { readonly tenant: Tenant }) {
  const { t } = useTranslation('tenants');
  const navigate = useNavigate();
  const form = useTenantForm(tenant, limitsOf, (changed) => changed);
  return (
    <ResourceForm form={form} label={t('tabs.limits')} onCancel={() => void navigate({ to: '/tenants' })}>
      <FormSection title={t('sections.quotas')} text={t('sections.quotasText')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {QUOTAS.map(([quota, assigned]) => (
            <NumberField
              key={quota}
              of={form.at(quota)}
              label={t(`quotas.${quota}`)}
              help={t('assigned', { count: tenant[assigned] })}
              min={-1}
            />
          ))}
        </SimpleGrid>
      </FormSection>
      <FormSection title={t('sections.calls')} text={t('sections.callsText')}>
        <NumberField of={form.at('max_concurrent_calls')} label={t('maxCalls')} help={t('maxCallsHelp')} min={0} />
        <NumberField
          of={form.at('credit_alert_threshold')}
          label={t('creditAlert')}
          help={t('creditAlertHelp')}
          min={0}
          step={0.01}
        />
        <RadioField
          of={form.at('overage_policy')}
          label={t('overage')}
          choices={[
            { value: 'credit', label: t('overages.credit'), help: t('overages.creditHelp') },
            { value: 'block', label: t('overages.block'), help: t('overages.blockHelp') },
          ]}
        />
      </FormSection>
      <FormSection title={t('sections.fax')} text={t('sections.faxText')}>
        <NumberField
          of={form.at('daily_limit')}
          label={t('daily')}
          help={t('sent', { count: tenant.sent_daily })}
          min={-1}
        />
        <NumberField
          of={form.at('monthly_limit')}
          label={t('monthly')}
          help={t('sent', { count: tenant.sent_monthly })}
          min={-1}
        />
      </FormSection>
      <FormSection title={t('sections.retention')} text={t('sections.retentionText')}>
        <NumberField of={form.at('min_retention')} label={t('minRetention')} min={0} />
        <NumberField of={form.at('max_retention')} label={t('maxRetention')} min={0} />
        <OptionalNumberField of={form.at('retention_period')} label={t('retention')} min={0} />
      </FormSection>
    </ResourceForm>
  );
}
