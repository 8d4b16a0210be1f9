import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '../../kit/media/file-drop.tsx';
import { MicrophoneRecorder } from './microphone-recorder.tsx';

const AUDIO = ['audio/wav', 'audio/x-wav', 'audio/wave', 'audio/mpeg', 'audio/mp3', 'audio/ogg'];
const MOST_OCTETS = 50 * 1024 * 1024;

/** Where a sound comes from: a file or the microphone. @param take throws ApiError, whose message is shown */
export function AudioSource({ name, take }: { name: string; take: (file: File) => Promise<unknown> }) {
  const { t } = useTranslation('kit');
  return (
    <Stack gap="md">
      <FileDrop accept={AUDIO} maxSize={MOST_OCTETS} text={t('media.audio')} upload={take} />
      <MicrophoneRecorder name={name === '' ? 'recording' : name} use={take} />
    </Stack>
  );
}
