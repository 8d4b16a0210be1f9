import '@mantine/dropzone/styles.css';
import { Group, Progress, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconUpload, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../../api/api-error.ts';
import type { OnSent } from '../../api/send-with-progress.ts';
import { sizeText } from '../format/size-text.ts';
import { useKeptOpen } from '../use-kept-open.ts';

/** A file on its way, 0 to 1. */
interface Sending {
  readonly name: string;
  readonly fraction: number;
}

interface FileDropProps {
  /** Media types, e.g. `['image/png', 'image/jpeg']`. */
  readonly accept: readonly string[];
  /** Octets. */
  readonly maxSize: number;
  /** What to drop here, in words. */
  readonly text: string;
  readonly multiple?: boolean;
  /** @param onSent to be told how much has gone, where that is known. @throws ApiError, whose message is shown below */
  readonly upload: (file: File, onSent: OnSent) => Promise<unknown>;
}

/** Takes files that are dropped or chosen, and sends them one after the other. */
export function FileDrop({ accept, maxSize, text, multiple = false, upload }: FileDropProps) {
  const { t, i18n } = useTranslation('kit');
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [sending, setSending] = useState<Sending | null>(null);
  useKeptOpen(busy);
  const send = async (files: readonly File[]) => {
    setBusy(true);
    setFaults([]);
    const found: string[] = [];
    for (const file of files) {
      const onSent = (fraction: number) => setSending({ name: file.name, fraction });
      await upload(file, onSent).catch((thrown: unknown) => found.push(faultOf(file, toApiError(thrown).message)));
    }
    setSending(null);
    setFaults(found);
    setBusy(false);
  };
  return (
    <Stack gap={4}>
      <Dropzone
        onDrop={(files) => void send(files)}
        onReject={(files) => setFaults(files.map(({ file }) => t('media.refused', { name: file.name })))}
        accept={[...accept]}
        maxSize={maxSize}
        multiple={multiple}
        loading={busy}
        aria-label={text}
        inputProps={{ 'aria-label': text }}
      >
        <Group justify="center" gap="md" mih={80} style={{ pointerEvents: 'none' }}>
          <Dropzone.Idle>
            <IconUpload size={28} aria-hidden />
          </Dropzone.Idle>
          <Dropzone.Accept>
            <IconUpload size={28} aria-hidden />
          </Dropzone.Accept>
          <Dropzone.Reject>
            <IconX size={28} aria-hidden />
          </Dropzone.Reject>
          <div>
            <Text>{text}</Text>
            <Text size="sm" c="dimmed">
              {t('media.atMost', { size: sizeText(maxSize, i18n.language) })}
            </Text>
          </div>
        </Group>
      </Dropzone>
      {sending !== null && <HowFar {...sending} />}
      {faults.map((fault) => (
        <Text key={fault} size="sm" c="red" role="alert">
          {fault}
        </Text>
      ))}
    </Stack>
  );
}

/** What is wrong with which file; the server may have named it already. */
function faultOf({ name }: File, message: string): string {
  return message.startsWith(name) ? message : `${name}: ${message}`;
}

/** Once all of it has gone, the server works on it. */
function HowFar({ name, fraction }: Sending) {
  const { t } = useTranslation('kit');
  const isSent = fraction >= 1;
  const text = t(isSent ? 'media.reading' : 'media.sending', { name });
  return (
    <>
      <Progress value={fraction * 100} animated={isSent} aria-label={text} />
      <Text size="sm" c="dimmed" role="status">
        {text}
      </Text>
    </>
  );
}
