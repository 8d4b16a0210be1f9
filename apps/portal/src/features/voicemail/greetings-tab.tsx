import { Button, Group, Paper, Radio, Stack, Text, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { confirmDelete } from '../../kit/confirm/confirm-delete.tsx';
import { apiUrl, fetchApi } from '../../kit/fetch-api.ts';
import { AudioPlayer } from '../../kit/media/audio-player.tsx';
import { WaveUpload } from '../../kit/media/wave-upload.tsx';
import { say, sayFailure } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';
import { MicrophoneRecorder } from '../recordings/microphone-recorder.tsx';
import type { Mailbox } from './mailbox.ts';

const GREETINGS = '/api/voicemail_greetings';
const ONE = '/api/voicemail_greetings/{voicemail_greeting_uuid}';
const BUILT_IN = 'built-in';
type Greeting = Mailbox['greetings'][number];

/** What callers hear before the beep: chosen, uploaded, recorded. */
export function GreetingsTab({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation(['voicemail', 'common']);
  const refresh = useRefresh();
  const { voicemail_uuid, greeting_id, greetings } = mailbox;
  const again = () => void refresh('voicemails', 'voicemail_greetings');
  const choose = async (value: string) => {
    const body = { greeting_id: value === BUILT_IN ? null : Number(value) };
    try {
      await api.PUT('/api/voicemails/{voicemail_uuid}', { params: { path: { voicemail_uuid } }, body });
      say(t('common:saved'));
    } catch (thrown) {
      sayFailure(thrown);
    }
    again();
  };
  const upload = async (file: File) => {
    const body = new FormData();
    body.append('voicemail_uuid', voicemail_uuid);
    body.append('file', file);
    await fetchApi(GREETINGS, { method: 'POST', body });
    again();
  };
  return (
    <Stack gap="md">
      <Paper withBorder p="lg">
        <Radio.Group
          label={t('greeting')}
          description={t('greetingHelp')}
          value={greeting_id === null ? BUILT_IN : String(greeting_id)}
          onChange={(value) => void choose(value)}
        >
          <Stack gap="sm" mt="sm">
            <Radio value={BUILT_IN} label={t('builtIn')} description={t('builtInHelp')} />
            <Radio value="0" label={t('noGreeting')} description={t('noGreetingHelp')} />
            {greetings.map((greeting) => (
              <GreetingRow key={greeting.voicemail_greeting_uuid} greeting={greeting} onDone={again} />
            ))}
          </Stack>
        </Radio.Group>
      </Paper>
      <Paper withBorder p="lg">
        <Title order={2} size="h5" mb="sm">
          {t('newGreeting')}
        </Title>
        <Stack gap="md">
          <MicrophoneRecorder name="greeting" use={upload} />
          <WaveUpload url={GREETINGS} fields={{ voicemail_uuid }} onUploaded={again} />
        </Stack>
      </Paper>
    </Stack>
  );
}

function GreetingRow({ greeting, onDone }: { greeting: Greeting; onDone: () => void }) {
  const { t } = useTranslation(['voicemail', 'common']);
  const { voicemail_greeting_uuid, greeting_id, greeting_name: name } = greeting;
  const path = { voicemail_greeting_uuid };
  const remove = () =>
    confirmDelete({ items: [{ name, remove: () => api.DELETE(ONE, { params: { path } }) }], onDone });
  return (
    <Group justify="space-between">
      <Radio value={String(greeting_id)} label={name} />
      <Group gap="xs">
        <AudioPlayer url={apiUrl(`${ONE}/media`, path)} name={name} />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTrash size={16} aria-hidden />}
          aria-label={t('deleteGreeting', { name })}
          onClick={remove}
        >
          <Text span size="xs">
            {t('common:delete')}
          </Text>
        </Button>
      </Group>
    </Group>
  );
}
