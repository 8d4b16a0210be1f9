import { Group, Text } from '@mantine/core';
import { IconCheck, IconPoint } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { judgePassword, type PasswordPolicy } from '../../session/judge-password.ts';

interface JudgedRulesProps {
  readonly password: string;
  /** As it stands in the form, not yet saved. */
  readonly policy: PasswordPolicy;
}

/** How a password stands against a policy that is being edited. */
export function JudgedRules({ password, policy }: JudgedRulesProps) {
  const { t } = useTranslation('session');
  return judgePassword(password, policy).map(({ rule, least, met }) => (
    <Group key={rule} gap={6}>
      {met ? <IconCheck size={16} aria-label={t('rules.met')} /> : <IconPoint size={16} aria-hidden />}
      <Text size="sm">{t(`rules.${rule}`, { count: least })}</Text>
    </Group>
  ));
}
