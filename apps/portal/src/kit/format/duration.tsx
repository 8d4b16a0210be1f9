import { durationText, isoDuration } from './duration-text.ts';

/** A length of time, seconds. */
export function Duration({ seconds }: { seconds: number | null | undefined }) {
  if (seconds === null || seconds === undefined) return <span>–</span>;
  return <time dateTime={isoDuration(seconds)}>{durationText(seconds)}</time>;
}
