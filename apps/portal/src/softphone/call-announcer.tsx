import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { peerName } from './peer-name.ts';
import { usePhoneView } from './use-phone.ts';

/** Tells screen readers of calls, whether the panel is open or not. */
export function CallAnnouncer() {
  const { t } = useTranslation('softphone');
  const { calls } = usePhoneView();
  const ringing = calls.filter(({ phase }) => phase.at === 'ringing');
  return (
    <VisuallyHidden aria-live="assertive" role="alert">
      {ringing.map(({ id, peer }) => (
        <div key={id}>{t('call.incoming', { who: peerName(peer) ?? t('call.unknown') })}</div>
      ))}
    </VisuallyHidden>
  );
}
