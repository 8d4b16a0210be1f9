import { lazy, Suspense } from 'react';
import { useMe } from '../session/use-me.ts';

const AnnouncementBar = lazy(() => import('../features/announcements/announcement-bar.tsx'));

/** Where announcements stand; the Community edition has none. */
export function AnnouncementSlot() {
  const me = useMe();
  if (me.edition === 'community') return null;
  return (
    <Suspense>
      <AnnouncementBar />
    </Suspense>
  );
}
