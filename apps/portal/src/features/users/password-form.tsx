import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { SecretField } from '../../kit/fields/secret-field.tsx';
import { FormSection } from '../../kit/form/form-section.tsx';
import { ResourceForm } from '../../kit/form/resource-form.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { say } from '../../kit/say.ts';
import { PasswordRules } from '../../session/password-rules.tsx';
import type { User } from './user-values.ts';

const NOTHING = { password: '' };

/** Gives somebody another password; his sessions end. */
export function PasswordForm({ user }: { readonly user: User }) {
  const [round, setRound] = useState(0);
  return <EmptyForm key={round} user={user} onDone={() => setRound(round + 1)} />;
}

function EmptyForm({ user, onDone }: { readonly user: User; readonly onDone: () => void }) {
  const { t } = useTranslation('users');
  const form = useResourceForm({
    initial: NOTHING,
    save: ({ password }) =>
      api.PUT('/api/users/{user_id}/password', { params: { path: { user_id: user.user_id } }, body: { password } }),
    onSaved: () => {
      say(t('passwordSet', { name: user.username }));
      onDone();
    },
    check: ({ password }) => (password === '' ? { password: t('passwordMissing') } : {}),
  });
  return (
    <ResourceForm form={form} label={t('sections.password')} saveLabel={t('setPassword')} onCancel={form.reset}>
      <FormSection title={t('sections.password')} text={t('sections.passwordText')}>
        <SecretField of={form.at('password')} label={t('newPassword')} length={16} required />
        <PasswordRules password={form.values.password} />
      </FormSection>
    </ResourceForm>
  );
}
