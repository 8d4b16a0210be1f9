import {
  type Parsed,
  parseAppDestination,
  parseDestination,
  parseMusic,
  parseRingback,
  parseSound,
} from '@strowger/callplan';
import { errors, type FieldError } from '../../http/errors.ts';
import type { Shown } from '../../http/resource/field.ts';

/** Says what is wrong with a stored text; null: nothing. */
export type TextCheck = (text: string | null, object: Shown) => string | null;

/** Fields whose text has a grammar that no schema can tell. */
export type TextChecks = Readonly<Record<string, TextCheck>>;

export const isDestination: TextCheck = (text) => faultOf(parseDestination(text));

export const isSound: TextCheck = (text) => faultOf(parseSound(text));

export const isMusic: TextCheck = (text) => faultOf(parseMusic(text));

export const isRingback: TextCheck = (text) => faultOf(parseRingback(text));

/** The second of two fields, `*_app` and `*_data` (contract 20 §0.9). */
export const isDataOf =
  (app: string): TextCheck =>
  (text, object) =>
    faultOf(parseAppDestination(textOf(object[app]), text));

/** What is rung: a number, a feature code, or the uuid of an object, and nothing that ends a call. */
export const isDialled: TextCheck = (text) => {
  const read = parseDestination(text);
  if (!read.ok) return read.error;
  const ends = ['nothing', 'hangup', 'playback'].includes(read.value.kind);
  return ends ? 'must be a number that can be dialled' : null;
};

/** Faults of an object's texts, under their fields' names. @param prefix of child rows: `destinations[2].` */
export function faultsOf(object: Shown, checks: TextChecks, prefix = ''): FieldError[] {
  return Object.entries(checks).flatMap(([field, check]) => {
    const message = check(textOf(object[field]), object);
    return message === null ? [] : [{ field: `${prefix}${field}`, message }];
  });
}

/** The same for each row of a child array. */
export function faultsOfRows(object: Shown, array: string, checks: TextChecks): FieldError[] {
  const rows = object[array];
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row: unknown, index) =>
    faultsOf(typeof row === 'object' && row !== null ? { ...row } : {}, checks, `${array}[${index}].`),
  );
}

/** @throws ApiError 400 that names every fault */
export function refuseFaults(faults: readonly FieldError[]): void {
  if (faults.length > 0) throw errors.badFields(faults);
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function faultOf(parsed: Parsed<unknown>): string | null {
  return parsed.ok ? null : parsed.error;
}
