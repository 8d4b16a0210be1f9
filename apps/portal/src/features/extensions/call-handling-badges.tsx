import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DestinationText } from '../../kit/destination/destination-text.tsx';
import { StatusBadge } from '../../kit/status-badge.tsx';

interface CallHandling {
  readonly do_not_disturb: boolean;
  readonly forward_all_enabled: boolean;
  readonly forward_all_destination: string | null;
  readonly follow_me_enabled: boolean;
}

/** Whether calls to an extension go another way than to its phones. */
export function isHandled(of: CallHandling): boolean {
  return of.do_not_disturb || of.forward_all_enabled || of.follow_me_enabled;
}

/** What becomes of calls to an extension, where its phones do not simply ring. */
export function CallHandlingBadges(of: CallHandling) {
  const { t } = useTranslation('extensions');
  return (
    <Group gap={4}>
      {of.do_not_disturb && <StatusBadge tone="bad">{t('dnd')}</StatusBadge>}
      {of.forward_all_enabled && (
        <StatusBadge tone="warning">
          {t('forwardedTo')} <DestinationText stored={of.forward_all_destination} />
        </StatusBadge>
      )}
      {of.follow_me_enabled && <StatusBadge tone="busy">{t('followMe.title')}</StatusBadge>}
    </Group>
  );
}
