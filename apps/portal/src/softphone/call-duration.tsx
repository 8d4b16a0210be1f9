import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { durationText, isoDuration } from '../kit/format/duration-text.ts';

/** How long a call has been up. Not read aloud each second. */
export function CallDuration({ since }: { readonly since: number }) {
  const { t } = useTranslation('softphone');
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, (now - since) / 1000);
  return (
    <time dateTime={isoDuration(seconds)} title={t('call.duration')} aria-live="off">
      {durationText(seconds)}
    </time>
  );
}
