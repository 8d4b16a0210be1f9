import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/links.tsx';
import { useMe } from '../../session/use-me.ts';
import { seesRecords } from '../call-records/sees-records.ts';

/** What an end user begins with: his number, and where his things are. */
export function OwnPhone() {
  const { t } = useTranslation('dashboard');
  const me = useMe();
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {me.extension === undefined ? t('noExtension') : t('yourExtension', { number: me.extension.number })}
        </Title>
        <Text c="dimmed">{me.extension === undefined ? t('noExtensionText') : t('yourExtensionText')}</Text>
        <Group>
          <ButtonLink to="/account" variant="default">
            {t('account')}
          </ButtonLink>
          {seesRecords(me) && (
            <ButtonLink to="/call-records" variant="default">
              {t('yourCalls')}
            </ButtonLink>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
