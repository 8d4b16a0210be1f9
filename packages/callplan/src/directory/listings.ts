import type { TenantConfiguration } from '../configuration.ts';
import type { Feature } from '../feature-code/feature.ts';
import type { DirectoryListing } from './plan.ts';

const KNOWN = new WeakMap<TenantConfiguration, readonly DirectoryListing[]>();

/** The extensions that may be found by name (contract 20 §12.4), by last name; made once a configuration. */
export function listingsOf(tenant: TenantConfiguration): readonly DirectoryListing[] {
  const listings = KNOWN.get(tenant) ?? makeListings(tenant);
  KNOWN.set(tenant, listings);
  return listings;
}

function makeListings({ extensions }: TenantConfiguration): readonly DirectoryListing[] {
  return [...extensions.values()]
    .filter(({ enabled, type, directory }) => {
      return enabled && type === 'voice' && directory.visible && `${directory.firstName}${directory.lastName}` !== '';
    })
    .map(({ uuid, number, directory: { firstName, lastName, numberSpoken } }) => {
      return { extensionUuid: uuid, number, firstName, lastName, numberSpoken };
    })
    .sort((one, other) => sortKey(one).localeCompare(sortKey(other), 'en'));
}

function sortKey({ lastName, firstName, number }: DirectoryListing): string {
  return `${lastName}\u0000${firstName}\u0000${number}`;
}

/** The code of the directory. */
export const directory: Feature = (call) => {
  const listings = listingsOf(call.tenant);
  call.decide('directory_offered', { extensions: listings.length });
  return [
    { step: 'directory', listings, history: call.leg.history },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
};
