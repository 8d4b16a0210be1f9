import { Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { NumberField } from '../../kit/fields/number-field.tsx';
import { PhoneField } from '../../kit/fields/phone-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { ErrorSummary } from '../../kit/form/error-summary.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { say } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import type { ProgramType } from './program-types.ts';
import type { Program } from './program-values.ts';

interface Values {
  readonly phone: string;
  readonly email: string;
  readonly title: string;
  readonly try_allowed: number;
}

const NOBODY: Values = { phone: '', email: '', title: '', try_allowed: 1 };

/** Runs a program for one number or mail address, at once. */
export function RunForm({ program, type }: { program: Program; type: ProgramType }) {
  const { t } = useTranslation('programs');
  const refresh = useRefresh();
  const byMail = type.service === 'email';
  const form = useResourceForm<Values, unknown>({
    initial: NOBODY,
    check: ({ phone, email }) => {
      if (byMail) return email.trim() === '' ? { email: t('needsEmail') } : {};
      return /[0-9]/.test(phone) ? {} : { phone: t('needsNumber') };
    },
    save: ({ phone, email, title, try_allowed }) =>
      api.POST('/api/programs/{program_name}/transmissions', {
        params: { path: { program_name: String(program.program_id) } },
        body: {
          transmission_data: {
            ...(byMail ? { email: email.trim() } : { phone }),
            title: title.trim() === '' ? program.name : title,
            try_allowed,
          },
        },
      }),
    onSaved: () => {
      say(t('isRunning'));
      form.root.set(NOBODY);
      void refresh('programs', 'transmissions', 'faxes');
    },
  });
  return (
    <Paper withBorder p="lg">
      <form
        noValidate
        aria-label={t('run')}
        onSubmit={(event) => {
          event.preventDefault();
          if (!form.saving) void form.submit();
        }}
      >
        <Stack gap="sm">
          <Title order={2} size="h5">
            {t('run')}
          </Title>
          <Text size="sm" c="dimmed">
            {t(byMail ? 'runMailText' : 'runText')}
          </Text>
          <ErrorSummary errors={form.errors} failure={form.failure} />
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            {byMail ? (
              <TextField of={form.at('email')} label={t('toEmail')} type="email" maxLength={64} required />
            ) : (
              <PhoneField of={form.at('phone')} label={t('toNumber')} required />
            )}
            <TextField of={form.at('title')} label={t('subject')} maxLength={255} />
            <NumberField of={form.at('try_allowed')} label={t('mostTries')} min={1} max={10} />
          </SimpleGrid>
          <Group justify="flex-end">
            <Button type="submit" loading={form.saving} leftSection={<IconPlayerPlay size={16} aria-hidden />}>
              {t('runNow')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
