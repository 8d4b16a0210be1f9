import { Alert, Stack } from '@mantine/core';
import { useThrottledCallback } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { $api } from '../../api/client.ts';
import { useLiveEvents } from '../../live/use-live-events.ts';
import { useMe } from '../../session/use-me.ts';
import { useLiveState } from '../live-calls/use-live-state.ts';
import { abandonedQueues } from './alarms.ts';

/** Queues change with every caller; whether nobody answers them can wait that long. */
const PAUSE_MS = 10_000;

/** What somebody has to look at now; nothing where all is well. */
export function AlarmList() {
  const { t } = useTranslation('dashboard');
  const { kind } = useMe();
  const live = useLiveState();
  const records = $api.useQuery('get', '/api/cdr_etl/status', {}, { enabled: kind === 'provider' });
  const readAgain = useThrottledCallback(() => void live.refetch(), PAUSE_MS);
  useLiveEvents(['queue.joined', 'queue.left', 'queue.agent_status'], () => readAgain());
  const queues = abandonedQueues(live.data?.queues ?? []);
  return (
    <Stack gap="xs" role="status">
      {records.data?.status === 'error' && <Alarm text={t('recordsFail')} />}
      {queues.map((queue) => (
        <Alarm
          key={queue.call_center_queue_uuid}
          text={t('nobodyAnswers', { queue: queue.queue_name, count: queue.waiting })}
        />
      ))}
    </Stack>
  );
}

function Alarm({ text }: { text: string }) {
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />}>
      {text}
    </Alert>
  );
}
