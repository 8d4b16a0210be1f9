import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.ts';
import { say, sayFailure } from '../../kit/say.ts';
import { useRefresh } from '../../kit/use-refresh.ts';

/** Sends a fax that failed once more, its tries counted anew. */
export function useSendAgain(): (transmissionId: number) => Promise<void> {
  const { t } = useTranslation('faxes');
  const refresh = useRefresh();
  return useCallback(
    async (transmission_id) => {
      try {
        await api.POST('/api/transmissions/{transmission_id}/retry', { params: { path: { transmission_id } } });
        say(t('isSending'));
      } catch (error) {
        sayFailure(error);
      }
      await refresh('faxes', 'transmissions');
    },
    [t, refresh],
  );
}
