import { lazy, Suspense } from 'react';
import { manages } from '../session/me.ts';
import { useMe } from '../session/use-me.ts';

const AlertBell = lazy(() => import('../features/alerts/alert-bell.tsx'));

/** Where whoever looks after things is told what wants attention. */
export function AlertSlot() {
  const me = useMe();
  if (!manages(me)) return null;
  return (
    <Suspense>
      <AlertBell />
    </Suspense>
  );
}
