import { useEffect } from 'react';
import { noteActivity } from '../shell/activity.ts';
import { usePhoneView } from './use-phone.ts';

const EVERY_MS = 10_000;

/** Whoever talks is there, though he touches nothing: a call keeps the session from ending for idleness. */
export function useCallActivity(): void {
  const inCall = usePhoneView().calls.length > 0;
  useEffect(() => {
    if (!inCall) return undefined;
    noteActivity();
    const timer = setInterval(noteActivity, EVERY_MS);
    return () => clearInterval(timer);
  }, [inCall]);
}
