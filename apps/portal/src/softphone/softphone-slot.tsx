import { lazy, Suspense, useEffect, useState } from 'react';
import { useMe } from '../session/use-me.ts';

const SoftphoneDock = lazy(() => import('./softphone-dock.tsx'));

/** Safari has no idle callback. */
const LATER_MS = 1500;

/** The phone of whoever has an extension, in the header of every page. It is loaded once the page is shown. */
export function SoftphoneSlot() {
  const me = useMe();
  const isIdle = useIdle();
  const hasPhone = me.extension !== undefined || me.kind !== 'provider';
  // Calls of a user are not for whoever acts in his name.
  if (!isIdle || !hasPhone || me.impersonated) return null;
  return (
    <Suspense>
      <SoftphoneDock extensionUuid={me.extension?.uuid ?? null} />
    </Suspense>
  );
}

function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    const now = () => setIdle(true);
    if ('requestIdleCallback' in window) {
      const handle = requestIdleCallback(now, { timeout: LATER_MS });
      return () => cancelIdleCallback(handle);
    }
    const timer = setTimeout(now, LATER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isIdle;
}
