import { ActionIcon, Alert, Group, Loader } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../../api/api-error.ts';
import { readFile } from './download.ts';

type Audio =
  | { readonly state: 'idle' }
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly address: string }
  | { readonly state: 'failed'; readonly message: string };

/**
 * Plays audio of the API. It is read with the first press on play: an `<audio>` cannot send a token, and tokens do not
 * belong in addresses.
 * @param name what is played, for screen readers
 */
export function AudioPlayer({ url, name, onPlay }: { url: string; name: string; onPlay?: () => void }) {
  const { t } = useTranslation('kit');
  const [audio, setAudio] = useState<Audio>({ state: 'idle' });
  const abort = useRef<AbortController | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file is another audio
  useEffect(() => {
    setAudio({ state: 'idle' });
    return () => abort.current?.abort();
  }, [url]);
  const address = audio.state === 'ready' ? audio.address : null;
  useEffect(() => () => (address === null ? undefined : URL.revokeObjectURL(address)), [address]);
  const load = async () => {
    const control = new AbortController();
    abort.current = control;
    setAudio({ state: 'loading' });
    try {
      const { blob } = await readFile(url, control.signal);
      setAudio({ state: 'ready', address: URL.createObjectURL(blob) });
      onPlay?.();
    } catch (thrown) {
      if (!control.signal.aborted) setAudio({ state: 'failed', message: toApiError(thrown).message });
    }
  };
  if (audio.state === 'ready') {
    return (
      // biome-ignore lint/a11y/useMediaCaption: what callers said has no captions
      <audio
        src={audio.address}
        controls
        autoPlay
        aria-label={name}
        style={{ width: '100%', maxWidth: 360, height: 36 }}
      />
    );
  }
  return (
    <Group gap="xs" wrap="nowrap">
      <ActionIcon
        variant="light"
        radius="xl"
        aria-label={t('media.play', { name })}
        onClick={() => void load()}
        disabled={audio.state === 'loading'}
      >
        {audio.state === 'loading' ? <Loader size={14} /> : <IconPlayerPlay size={16} aria-hidden />}
      </ActionIcon>
      {audio.state === 'failed' && (
        <Alert color="red" p={4} role="alert">
          {audio.message}
        </Alert>
      )}
    </Group>
  );
}
