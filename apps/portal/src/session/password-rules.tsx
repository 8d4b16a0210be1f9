import { List, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconPoint } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { judgePassword } from './judge-password.ts';
import { loadPasswordPolicy } from './load-password-policy.ts';

/** The rules of the password policy, ticked while one types. */
export function PasswordRules({ password }: { readonly password: string }) {
  const { t } = useTranslation('session');
  const { data } = useQuery({ queryKey: ['password-policy'], queryFn: loadPasswordPolicy });
  if (data === undefined || data === null) return null;
  return (
    <List size="sm" spacing={4} aria-label={t('rules.label')}>
      {judgePassword(password, data).map(({ rule, least, met }) => (
        <List.Item
          key={rule}
          icon={
            <ThemeIcon size="sm" radius="xl" variant="light" color={met ? 'green' : 'gray'}>
              {met ? <IconCheck size={14} aria-label={t('rules.met')} /> : <IconPoint size={14} />}
            </ThemeIcon>
          }
        >
          <Text size="sm">{t(`rules.${rule}`, { count: least })}</Text>
        </List.Item>
      ))}
    </List>
  );
}
