import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../../../api/api-error.ts';
import { apiUrl, fetchApi } from '../../../kit/fetch-api.ts';
import { LoadFailed } from '../../../kit/load-failed.tsx';
import { AudioPlayer } from '../../../kit/media/audio-player.tsx';
import { Download } from '../../../kit/media/download-button.tsx';

/** The recording of the call, where there is one. */
export function RecordingPart({ callId }: { callId: string }) {
  const { t } = useTranslation('callPage');
  const url = apiUrl('/api/cdr/{call_id}/recording', { call_id: callId });
  const { data, error } = useQuery({
    queryKey: ['call-recording', url],
    queryFn: ({ signal }) => isThere(url, signal),
  });
  if (error !== null) return <LoadFailed error={error} />;
  if (data !== true) return <Text c="dimmed">{data === undefined ? '…' : t('noRecording')}</Text>;
  return (
    <Group>
      <AudioPlayer url={url} name={t('recording')} />
      <Download url={url} name={`${callId}.wav`}>
        {t('download')}
      </Download>
    </Group>
  );
}

/** Asks for the first octet alone. @throws ApiError other than 404 */
async function isThere(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetchApi(url, { headers: { range: 'bytes=0-0' }, signal });
    await response.body?.cancel();
    return true;
  } catch (thrown) {
    if (toApiError(thrown).status === 404) return false;
    throw thrown;
  }
}
