import type { Words } from './grammar.ts';

export const HUNDRED = 100;
export const THOUSAND = 1000;
export const MILLION = 1_000_000;

/** The recording of one numeral. */
export function numeral(value: number): string {
  return `digits/${value}`;
}

/** How many whole units a number has, and what is left. */
export function split(value: number, unit: number): { readonly count: number; readonly rest: number } {
  return { count: Math.floor(value / unit), rest: value % unit };
}

/** What follows hundreds or thousands: nothing for nought. */
export function remainder(rest: number, say: (value: number) => Words): Words {
  return rest === 0 ? [] : say(rest);
}

/** Each digit of a whole number by itself. */
export function digitByDigit(value: number): Words {
  return [...String(value)].map((digit) => `digits/${digit}`);
}
