import type { DialCandidate } from '@strowger/callplan';
import type { LiveTrunks, Readiness } from '../trunks/live-trunks.ts';
import type { ProviderRests } from './provider-rests.ts';
import type { RowCalls } from './row-calls.ts';

/** What is known of providers at work. */
export interface Traffic {
  readonly trunks: Pick<LiveTrunks, 'readiness'>;
  readonly rowCalls: Pick<RowCalls, 'of'>;
  readonly rests: Pick<ProviderRests, 'rests'>;
}

/** What keeps a way from being tried; null: nothing does. */
export type Hindrance = Exclude<Readiness, 'ready'> | 'row_full';

/** A provider that rests comes after the others, and so has calls where it is the only one (contract 30 §5.3 step 8). */
export function inOrder(traffic: Traffic, ways: readonly DialCandidate[], isEmergency: boolean): DialCandidate[] {
  const now = performance.now();
  const rests = ({ providerId }: DialCandidate) => traffic.rests.rests(providerId, now);
  const inTurn = [...ways.filter((way) => !rests(way)), ...ways.filter(rests)];
  if (!isEmergency) return inTurn;
  // What seems to be down is tried all the same, but last.
  const works = (way: DialCandidate) => hindranceOf(traffic, way, true) === null && isUp(traffic, way);
  return [...inTurn.filter(works), ...inTurn.filter((way) => !works(way))];
}

/** In an emergency nothing but that there is no such provider. */
export function hindranceOf(
  { trunks, rowCalls }: Pick<Traffic, 'trunks' | 'rowCalls'>,
  { providerId, row }: DialCandidate,
  isEmergency: boolean,
): Hindrance | null {
  const readiness = trunks.readiness(providerId);
  if (readiness === 'missing') return readiness;
  if (isEmergency) return null;
  if (readiness !== 'ready') return readiness;
  return row !== null && row.limit > 0 && rowCalls.of(row.uuid) >= row.limit ? 'row_full' : null;
}

function isUp({ trunks }: Pick<Traffic, 'trunks'>, { providerId }: DialCandidate): boolean {
  const readiness = trunks.readiness(providerId);
  return readiness === 'ready' || readiness === 'full';
}
