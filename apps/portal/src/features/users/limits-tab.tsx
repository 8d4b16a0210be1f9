import { SimpleGrid } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NumberField, OptionalNumberField } from '../../kit/fields/number-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { SendingHoursFields } from './sending-hours-fields.tsx';
import { useUserForm } from './use-user-form.ts';
import { limitsOf, QUOTAS, type User } from './user-values.ts';

/** What somebody is promised of what his tenant has. */
export function LimitsTab({ user }: { readonly user: User }) {
  const { t } = useTranslation('users');
  const navigate = useNavigate();
  const form = useUserForm(user, limitsOf, (changed) => changed);
  return (
    <ResourceForm form={form} label={t('tabs.limits')} onCancel={() => void navigate({ to: '/users' })}>
      <FormSection title={t('sections.quotas')} text={t('sections.quotasText')}>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {QUOTAS.map((quota) => (
            <OptionalNumberField key={quota} of={form.at(quota)} label={t(`quotas.${quota}`)} min={-1} />
          ))}
        </SimpleGrid>
      </FormSection>
      <FormSection title={t('sections.fax')} text={t('sections.faxText')}>
        <NumberField
          of={form.at('daily_limit')}
          label={t('daily')}
          help={t('sent', { count: user.daily_sent })}
          min={-1}
        />
        <NumberField
          of={form.at('monthly_limit')}
          label={t('monthly')}
          help={t('sent', { count: user.monthly_sent })}
          min={-1}
        />
        <SendingHoursFields slot={form.at('allowed_timeslot')} days={form.at('allowed_days')} />
      </FormSection>
    </ResourceForm>
  );
}
