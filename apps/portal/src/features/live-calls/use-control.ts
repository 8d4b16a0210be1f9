import { notifications } from '@mantine/notifications';
import type { BodyOf } from '@strowger/client';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../../api/api-error.ts';
import { api } from '../../api/client.ts';
import { useRefresh } from '../../kit/use-refresh.ts';

type Command = BodyOf<'/api/realtime/control', 'post'>;

/** Sends a command to a live call; what is refused is said, and what is shown is read again. */
export function useControl(): (command: Command) => Promise<boolean> {
  const { t } = useTranslation('liveCalls');
  const refresh = useRefresh();
  return useCallback(
    async (command) => {
      try {
        await api.POST('/api/realtime/control', { body: command });
        return true;
      } catch (thrown) {
        const { status, message } = toApiError(thrown);
        notifications.show({ color: 'red', message: status === 404 ? t('over') : message });
        await refresh('realtime');
        return false;
      }
    },
    [t, refresh],
  );
}
