import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useDownload } from './use-download.ts';

interface DownloadProps {
  /** Of the API, e.g. by `apiUrl`. */
  readonly url: string;
  /** Used when the server names no file. */
  readonly name: string;
  readonly children: ReactNode;
}

/** Downloads a file of the API, for which a plain link has no token. */
export function Download({ url, name, children }: DownloadProps) {
  const { progress, start } = useDownload();
  return (
    <Button
      variant="default"
      size="xs"
      loading={progress !== null}
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={() => void start(url, name)}
    >
      {children}
    </Button>
  );
}
