import type { PlatformNumbers } from '@strowger/callplan';
import type { OutboundDirectory } from './outbound-directory.ts';
import type { TrunkDirectory } from './trunk-directory.ts';

/** What planning knows beyond tenants, as it is when it is asked. */
export function platformNumbersOf(
  trunks: Pick<TrunkDirectory, 'ownerOfDid'>,
  outbound: Pick<OutboundDirectory, 'configuration'>,
): PlatformNumbers {
  return {
    ownerOfDid: (dialled) => trunks.ownerOfDid(dialled),
    get outbound() {
      return outbound.configuration;
    },
  };
}
