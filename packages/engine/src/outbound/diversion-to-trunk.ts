import type { OutsideCall } from '@strowger/callplan';
import { formatNameAddr, type HeaderEntry, sipUri } from '@strowger/sip';
import type { TrunkConfiguration } from '@strowger/switch';

/**
 * Tells a provider that the call was forwarded (RFC 5806), by a number that means something outside; nothing of our own
 * numbers.
 * @param inside what phones would be told
 */
export function diversionToTrunk(
  { divertedBy }: Pick<OutsideCall, 'divertedBy'>,
  { fromDomain }: Pick<TrunkConfiguration, 'fromDomain'>,
  inside: readonly HeaderEntry[],
): HeaderEntry[] {
  if (divertedBy === '') return [];
  const last = inside.find(([name]) => name === 'Diversion')?.[1] ?? '';
  const reason = /;reason=([a-z-]+)/.exec(last)?.[1] ?? 'follow-me';
  const address = formatNameAddr({ uri: sipUri({ user: divertedBy, host: fromDomain }), params: new Map() });
  return [['Diversion', `${address};reason=${reason}`]];
}
