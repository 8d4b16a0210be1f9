import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../../api/api-error.ts';
import { api } from '../../api/client.ts';
import { FormSection } from '../../kit/form/form-section.tsx';
import { PasswordRules } from '../../session/password-rules.tsx';

const NOTHING = { current: '', password: '', repeated: '' };

/** Changes the caller's password; his other sessions end. */
export function PasswordForm() {
  const { t } = useTranslation('account');
  const [typed, setTyped] = useState(NOTHING);
  const [differ, setDiffer] = useState(false);
  const change = useMutation({
    mutationFn: () =>
      api.PUT('/api/password/users', { body: { password: typed.password, current_password: typed.current } }),
    onSuccess: () => {
      setTyped(NOTHING);
      notifications.show({ message: t('password.saved'), color: 'green' });
    },
  });
  const error = change.error === null ? undefined : toApiError(change.error);
  const fields = error?.fields ?? {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setDiffer(typed.password !== typed.repeated);
    if (typed.password === typed.repeated) change.mutate();
  };
  const field = (name: keyof typeof NOTHING) => ({
    value: typed[name],
    required: true,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget;
      setTyped((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <form onSubmit={submit} aria-label={t('password.title')}>
      <FormSection title={t('password.title')} text={t('password.text')}>
        <Stack align="stretch">
          {error !== undefined && Object.keys(fields).length === 0 && (
            <Alert color="red" role="alert">
              {error.message}
            </Alert>
          )}
          <PasswordInput
            label={t('password.current')}
            autoComplete="current-password"
            error={fields['current_password']}
            {...field('current')}
          />
          <PasswordInput
            label={t('password.new')}
            autoComplete="new-password"
            error={fields['password']}
            {...field('password')}
          />
          <PasswordRules password={typed.password} />
          <PasswordInput
            label={t('password.repeat')}
            autoComplete="new-password"
            error={differ && typed.password !== typed.repeated ? t('password.differ') : undefined}
            {...field('repeated')}
          />
          <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('password.submit')}
          </Button>
        </Stack>
      </FormSection>
    </form>
  );
}
