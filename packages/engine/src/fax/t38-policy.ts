import type { FaxTerms } from '@strowger/switch';
import type { LegProfile } from '../legs/leg-profile.ts';

type T38Policy = FaxTerms['t38'];

interface Asked {
  readonly profile: Pick<LegProfile, 'trunk' | 'broughtBy'>;
  readonly services: {
    readonly trunks: { configuration(providerId: number): { readonly t38: T38Policy } | null };
  };
}

/**
 * What T.38 is to a leg (contract 30 §20): what its fax wishes, within what the provider at its far end takes. A phone
 * takes what it likes.
 */
export function t38PolicyOf({ profile, services }: Asked, wish: T38Policy): T38Policy {
  const provider = profile.trunk ?? profile.broughtBy;
  const allowed = provider === null ? null : services.trunks.configuration(provider.providerId);
  if (allowed === null || wish === 'refuse') return wish;
  return allowed.t38 === 'accept' ? wish : allowed.t38;
}
