import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { toApiError } from '../../api/api-error.ts';
import { hasFeature } from '../../session/me.ts';
import { useMe } from '../../session/use-me.ts';
import { callNumber } from '../../softphone/call-number.ts';

/** Feature code that listens in on an extension's call (contract 20 §12.3). */
const LISTEN_IN = '*33';

/**
 * Listens in on the calls of an extension with the user's own phone.
 * @returns null for whoever has no phone to listen with, or may not
 */
export function useListening(): ((extension: string) => Promise<void>) | null {
  const { t } = useTranslation('liveCalls');
  const me = useMe();
  const own = me.impersonated || !hasFeature(me, 'realtime') ? undefined : me.extension?.number;
  const listen = useCallback(
    async (extension: string) => {
      if (own === undefined) return;
      try {
        await callNumber(`${LISTEN_IN}${extension}`, own);
        notifications.show({ message: t('listening', { extension, own }) });
      } catch (thrown) {
        notifications.show({ color: 'red', message: toApiError(thrown).message });
      }
    },
    [own, t],
  );
  return own === undefined ? null : listen;
}
