import '@mantine/dropzone/styles.css';
import { Group, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconUpload, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../../api/api-error.ts';
import { sizeText } from '../format/size-text.ts';

interface FileDropProps {
  /** Media types, e.g. `['image/png', 'image/jpeg']`. */
  readonly accept: readonly string[];
  /** Octets. */
  readonly maxSize: number;
  /** What to drop here, in words. */
  readonly text: string;
  readonly multiple?: boolean;
  /** @throws ApiError, whose message is shown below */
  readonly upload: (file: File) => Promise<unknown>;
}

/** Takes files that are dropped or chosen, and sends them one after the other. */
export function FileDrop({ accept, maxSize, text, multiple = false, upload }: FileDropProps) {
  const { t, i18n } = useTranslation('kit');
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const send = async (files: readonly File[]) => {
    setBusy(true);
    const found: string[] = [];
    for (const file of files) {
      await upload(file).catch((thrown: unknown) => found.push(`${file.name}: ${toApiError(thrown).message}`));
    }
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
      {faults.map((fault) => (
        <Text key={fault} size="sm" c="red" role="alert">
          {fault}
        </Text>
      ))}
    </Stack>
  );
}
