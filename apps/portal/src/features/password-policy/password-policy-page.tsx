import { PasswordInput } from '@mantine/core';
import type { AnswerOf } from '@strowger/client';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api, api } from '../../api/client.ts';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { ListSkeleton } from '../../kit/list/list-skeleton.tsx';
import { LoadFailed } from '../../kit/load-failed.tsx';
import { Page } from '../../kit/page.tsx';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { JudgedRules } from './judged-rules.tsx';

const PATH = '/api/password_policy';
type Policy = Omit<AnswerOf<typeof PATH>, 'password_policy_id'>;

/** The password policy of the installation. */
export default function PasswordPolicyPage() {
  const { t } = useTranslation('passwordPolicy');
  const found = $api.useQuery('get', PATH);
  return (
    <Page title={t('title')} text={t('text')}>
      {found.error !== null && <LoadFailed error={found.error} retry={() => void found.refetch()} />}
      {found.data === undefined ? found.error === null && <ListSkeleton /> : <PolicyForm policy={found.data} />}
    </Page>
  );
}

function PolicyForm({ policy }: { readonly policy: AnswerOf<typeof PATH> }) {
  const { t } = useTranslation(['passwordPolicy', 'common']);
  const refresh = useRefresh();
  const queries = useQueryClient();
  const initial = useMemo<Policy>(() => {
    const { password_policy_id: _, ...values } = policy;
    return values;
  }, [policy]);
  const [tried, setTried] = useState('');
  const form = useResourceForm<Policy, unknown>({
    initial,
    save: (_, changed) => api.POST(PATH, { body: changed }),
    onSaved: () => {
      say(t('common:saved'));
      void refresh('password_policy');
      void queries.invalidateQueries({ queryKey: ['password-policy'] });
    },
  });
  return (
    <ResourceForm form={form} label={t('title')} onCancel={form.reset}>
      <FormSection title={t('sections.like')} text={t('sections.likeText')}>
        <NumberField of={form.at('min_length')} label={t('length')} min={4} max={128} />
        <NumberField of={form.at('min_uppercase')} label={t('uppercase')} min={0} max={16} />
        <NumberField of={form.at('min_lowercase')} label={t('lowercase')} min={0} max={16} />
        <NumberField of={form.at('min_numbers')} label={t('numbers')} min={0} max={16} />
        <NumberField of={form.at('special_character')} label={t('special')} min={0} max={16} />
        <PasswordInput
          label={t('try')}
          description={t('tryHelp')}
          autoComplete="off"
          value={tried}
          onChange={(event) => setTried(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('show') }}
        />
        <JudgedRules password={tried} policy={form.values} />
      </FormSection>
      <FormSection title={t('sections.age')} text={t('sections.ageText')}>
        <NumberField of={form.at('passwd_exp_limit')} label={t('expire')} help={t('expireHelp')} min={0} max={3650} />
        <NumberField of={form.at('passwd_email_notify')} label={t('notify')} min={0} max={365} />
        <NumberField of={form.at('passwd_history')} label={t('history')} help={t('historyHelp')} min={0} max={24} />
      </FormSection>
      <FormSection title={t('sections.login')} text={t('sections.loginText')}>
        <NumberField of={form.at('failed_attempts')} label={t('attempts')} help={t('attemptsHelp')} min={0} max={100} />
        <NumberField of={form.at('sessiontime')} label={t('idle')} help={t('idleHelp')} min={1} max={1440} />
      </FormSection>
    </ResourceForm>
  );
}
