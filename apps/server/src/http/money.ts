import { errors } from './errors.ts';

const MICROS = 1_000_000;
/** Amounts beyond this would not be exact in six decimals. */
export const LARGEST_AMOUNT = 9_000_000_000;

/**
 * An amount from outside in millionths of the currency unit.
 * @param decimals how many digits after the point the field takes
 * @throws ApiError 400 for the field when the amount has more decimals, or is too large to be exact
 */
export function toMicros(field: string, amount: number, decimals = 6): number {
  const parts = /^(-?\d+)(?:\.(\d+))?$/.exec(String(amount));
  if (!parts || Math.abs(amount) > LARGEST_AMOUNT) throw errors.badField(field, 'is not an amount of money');
  if ((parts[2]?.length ?? 0) > decimals) throw errors.badField(field, `has more than ${decimals} decimals`);
  return Math.round(amount * MICROS);
}

/** The number that goes out for an amount in millionths. */
export function fromMicros(micros: number): number {
  return micros / MICROS;
}
