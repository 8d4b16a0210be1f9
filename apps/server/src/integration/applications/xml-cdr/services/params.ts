import { Type } from 'typebox';
import { namesOf } from '../record-filter.ts';

/** The billing system's own id of a service. */
export const ServiceId = Type.String({ minLength: 1, maxLength: 64, pattern: '\\S' });
export const PackageCode = Type.String({ minLength: 1, maxLength: 64, pattern: '\\S' });
export const Domain = Type.Optional(Type.String({ maxLength: 253 }));

/** Each once. */
export function wordsOf(sent: string | readonly string[] | undefined): string[] {
  return [...new Set(namesOf(sent))];
}
