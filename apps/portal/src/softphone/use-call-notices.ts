import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { peerName } from './peer-name.ts';
import { usePhoneView } from './use-phone.ts';

/** Tells of a call by a notification of the browser while the page is not looked at. */
export function useCallNotices(): void {
  const { t } = useTranslation('softphone');
  const { calls } = usePhoneView();
  const ringing = calls.find(({ phase }) => phase.at === 'ringing');
  const id = ringing?.id;
  const who = ringing === undefined ? '' : (peerName(ringing.peer) ?? t('call.unknown'));
  useEffect(() => {
    if (id === undefined || !document.hidden) return undefined;
    const notice = show(t('notices.title', { who }), t('notices.body'), id);
    return () => notice?.close();
  }, [id, who, t]);
}

function show(title: string, body: string, tag: string): Notification | null {
  if (!('Notification' in window) || Notification.permission !== 'granted') return null;
  try {
    const notice = new Notification(title, { body, tag, requireInteraction: true });
    notice.addEventListener('click', () => {
      window.focus();
      notice.close();
    });
    return notice;
  } catch {
    // Browsers of mobile phones have the class and let nobody use it.
    return null;
  }
}
