import countries from 'i18n-iso-countries';
import { errors } from '../../http/errors.ts';

/** ISO 3166-1 alpha-2 of a numeric country id, null when there is no such country. */
export function alpha2Of(countryId: number): string | null {
  return countries.numericToAlpha2(String(countryId).padStart(3, '0')) ?? null;
}

/** @throws ApiError 400 for the field unless the country exists */
export function requireCountry(field: string, countryId: number | null): void {
  if (countryId !== null && alpha2Of(countryId) === null) throw errors.badField(field, 'names no country');
}

/** The numeric id of an ISO 3166-1 alpha-2 code in any case. @throws ApiError 400 for the field when there is no such country */
export function countryOfAlpha2(field: string, code: string): number {
  const numeric = countries.alpha2ToNumeric(code.toUpperCase());
  if (numeric === undefined) throw errors.badField(field, 'names no country');
  return Number(numeric);
}
