import { Alert } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { connection, reportReachable, reportUnreachable } from '../api/connection.ts';
import { queryClient } from '../api/query-client.ts';

const EVERY_MS = 3_000;

async function knock(): Promise<void> {
  const response = await fetch('/healthz', { cache: 'no-store' });
  if (response.ok) reportReachable();
}

/** Says that the server does not answer, asks for it until it does, and then reads anew what is on the screen. */
export function ConnectionBanner() {
  const { t } = useTranslation('shell');
  const state = useSyncExternalStore(connection.subscribe, connection.state);
  useEffect(() => {
    const lost = (): void => reportUnreachable();
    window.addEventListener('offline', lost);
    return () => window.removeEventListener('offline', lost);
  }, []);
  useEffect(() => {
    if (state === 'up') return;
    const again = (): void => void knock().catch(() => undefined);
    const timer = setInterval(again, EVERY_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
      void queryClient.invalidateQueries();
    };
  }, [state]);
  if (state === 'up') return <div role="status" />;
  return (
    <Alert role="status" color="red" icon={<IconPlugConnectedX />} title={t('lost.title')} mb="md">
      {t('lost.text')}
    </Alert>
  );
}
