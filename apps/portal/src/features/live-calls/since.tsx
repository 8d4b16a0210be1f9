import { Duration } from '../../kit/format/duration.tsx';
import { useNow } from './use-now.ts';

/** How long something has been going on; runs on. @param epoch second it began */
export function Since({ epoch }: { epoch: number }) {
  const now = useNow();
  return <Duration seconds={Math.max(0, now - epoch)} />;
}
