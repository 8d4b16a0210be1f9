import { type MoreFilters, PriceBook } from '@strowger/rating';
import { countryCodes } from './dialling-table.ts';
import { type PackageVersion, packageTerms } from './package-fields.ts';

/** More than anybody has packages in use. */
const MOST = 500;
const known = new Map<string, PriceBook>();

/** Prices of a version with the filters of its tariff and of a trunk, compiled once for as long as they are the same. */
export function priceBook(version: PackageVersion, filters: readonly MoreFilters[]): PriceBook {
  const { terms, realtime, inboundBilling } = version;
  const key = JSON.stringify([terms, realtime, inboundBilling, filters]);
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= MOST) known.clear();
  const made = new PriceBook(packageTerms(version), countryCodes(), filters);
  known.set(key, made);
  return made;
}
