import { type TProperties, Type } from 'typebox';
import type { Country } from './countries.ts';

/** Filters of the list of countries (contract 10 §10): equality, but for the region, which is a substring. */
export const countryFilters: TProperties = {
  country_id: Type.Optional(Type.Integer()),
  timezone_id: Type.Optional(Type.Integer()),
  region_id: Type.Optional(Type.String()),
  name: Type.Optional(Type.String()),
};

/** An empty value is no filter. */
export function matchesCountry(country: Country, query: Readonly<Record<string, string>>): boolean {
  const asked = (name: string): string => query[name]?.trim().toLowerCase() ?? '';
  const isNumber = (name: string, value: number | null): boolean =>
    asked(name) === '' || (value !== null && Number(asked(name)) === value);
  return (
    isNumber('country_id', country.country_id) &&
    isNumber('timezone_id', country.timezone_id) &&
    country.region_id.includes(asked('region_id')) &&
    (asked('name') === '' || country.name.toLowerCase() === asked('name'))
  );
}
