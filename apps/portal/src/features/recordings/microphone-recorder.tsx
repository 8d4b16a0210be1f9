import { Button, Group, Stack, Text } from '@mantine/core';
import { IconMicrophone, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayFailure } from '../../kit/say.ts';
import { Since } from '../live-calls/since.tsx';
import { useRecorder } from './use-recorder.ts';

/**
 * Records with the microphone of the browser: heard again before it is used.
 * @param use takes the file; throws ApiError, whose message is shown
 */
export function MicrophoneRecorder({ name, use }: { name: string; use: (file: File) => Promise<unknown> }) {
  const { t } = useTranslation('recordings');
  const { recording, start, stop, drop } = useRecorder();
  const [busy, setBusy] = useState(false);
  const send = async (blob: Blob) => {
    setBusy(true);
    try {
      await use(new File([blob], `${name}.wav`, { type: 'audio/wav' }));
      drop();
    } catch (thrown) {
      sayFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  switch (recording.state) {
    case 'idle':
      return <StartButton start={() => void start()} />;
    case 'refused':
      return (
        <Stack gap="xs" align="flex-start">
          <StartButton start={() => void start()} />
          <Text size="sm" c="red" role="alert">
            {t('microphone.refused')}
          </Text>
        </Stack>
      );
    case 'recording':
      return (
        <Group gap="sm">
          <Button color="red" leftSection={<IconPlayerStop size={16} aria-hidden />} onClick={stop}>
            {t('microphone.stop')}
          </Button>
          <Text role="timer">
            <Since epoch={recording.since} />
          </Text>
        </Group>
      );
    case 'recorded':
      return (
        <Group gap="sm">
          {/* biome-ignore lint/a11y/useMediaCaption: what was just said has no captions */}
          <audio src={recording.address} controls aria-label={name} style={{ height: 36 }} />
          <Button loading={busy} onClick={() => void send(recording.file)}>
            {t('microphone.use')}
          </Button>
          <Button variant="default" onClick={drop}>
            {t('microphone.again')}
          </Button>
        </Group>
      );
  }
}

function StartButton({ start }: { start: () => void }) {
  const { t } = useTranslation('recordings');
  return (
    <Button variant="default" leftSection={<IconMicrophone size={16} aria-hidden />} onClick={start}>
      {t('microphone.start')}
    </Button>
  );
}
