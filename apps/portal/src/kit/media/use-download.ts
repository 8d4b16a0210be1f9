import { useEffect, useRef, useState } from 'react';
import { sayFailure } from '../say.ts';
import { type DownloadProgress, readFile, saveFile } from './download.ts';

/** One download at a time, with its progress and the way to stop it. */
export interface Downloading {
  /** Null: nothing is being downloaded. */
  readonly progress: DownloadProgress | null;
  /** @param name used when the server names no file */
  readonly start: (url: string, name: string) => Promise<void>;
  readonly stop: () => void;
}

/** Downloads a file of the API; what fails is said in a notification. */
export function useDownload(): Downloading {
  const [progress, setProgress] = useState<DownloadProgress | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const start = async (url: string, name: string) => {
    abort.current?.abort();
    const control = new AbortController();
    abort.current = control;
    setProgress({ received: 0, total: null });
    try {
      const file = await readFile(url, control.signal, setProgress);
      saveFile(file.blob, file.name ?? name);
    } catch (thrown) {
      if (!control.signal.aborted) sayFailure(thrown);
    } finally {
      if (abort.current === control) setProgress(null);
    }
  };
  return { progress, start, stop: () => abort.current?.abort() };
}
