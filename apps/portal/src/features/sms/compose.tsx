import { Button, Group, Stack, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { PhoneField } from '../../kit/fields/phone-field.tsx';
import { TextAreaField } from '../../kit/fields/text-field.tsx';
import { useResourceForm } from '../../kit/form/use-resource-form.ts';
import { useKeptOpen } from '../../kit/use-kept-open.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { messageParts } from '../texts/message-parts.ts';
import type { Message } from './conversations.ts';

interface ComposeProps {
  /** The other number; null: it is asked for. */
  readonly to: string | null;
  readonly onSent: (message: Message) => void;
}

/** Writes a message and sends it; Ctrl and Enter do it from the keyboard. */
export function Compose({ to, onSent }: ComposeProps) {
  const { t } = useTranslation('sms');
  const refresh = useRefresh();
  const again = () => void refresh('sms', 'smses', 'transmissions');
  const form = useResourceForm<{ to: string; body: string }, Message | undefined>({
    initial: EMPTY,
    check: (values) => ({
      ...(to === null && !/[0-9]/.test(values.to) ? { to: t('needsNumber') } : {}),
      ...(values.body.trim() === '' ? { body: t('needsText') } : {}),
    }),
    save: async (values) => {
      try {
        return (await api.POST('/api/sms', { body: { to: to ?? values.to, body: values.body } })).data;
      } catch (thrown) {
        // What could not be sent stands in the conversation.
        again();
        throw thrown;
      }
    },
    onSaved: (message) => {
      form.root.set(EMPTY);
      again();
      if (message !== undefined) onSent(message);
    },
  });
  const { body } = form.values;
  useKeptOpen(body !== '');
  return (
    <form
      noValidate
      aria-label={t('write')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!form.saving) void form.submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !form.saving) void form.submit();
      }}
    >
      <Stack gap="sm">
        {to === null && <PhoneField of={form.at('to')} label={t('to')} help={t('toHelp')} required />}
        <TextAreaField of={form.at('body')} label={t('body')} rows={2} required />
        {form.failure !== null && form.failure.details.length === 0 && (
          <Text size="sm" c="red" role="alert">
            {form.failure.message}
          </Text>
        )}
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            {body === '' ? t('keys') : t('partCount', { count: messageParts(body), length: body.length })}
          </Text>
          <Button type="submit" loading={form.saving} leftSection={<IconSend size={16} aria-hidden />}>
            {t('send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const EMPTY = { to: '', body: '' };
