/** A number as outbound selection looks at it (contract 30 §5.3 step 2). */
export interface OutsideNumber {
  /** Without separators; a plus stays. */
  readonly written: string;
  readonly digits: string;
  /** The digits without an international prefix; null: there was none. */
  readonly withoutPrefix: string | null;
}

const INTERNATIONAL_PREFIXES = ['00', '011'];

const SEPARATORS = /[\s\-.()/]/g;

const NUMBER = /^\+?[0-9]{1,32}$/;

/**
 * Reads a dialled number; null for what is none, such as a feature code or a name.
 * @param ownPrefix the tenant's own international prefix; empty: he has none
 */
export function outsideNumber(dialled: string, ownPrefix: string): OutsideNumber | null {
  const written = dialled.replace(SEPARATORS, '');
  if (!NUMBER.test(written)) return null;
  if (written.startsWith('+')) return { written, digits: written.slice(1), withoutPrefix: null };
  const prefix = [ownPrefix, ...INTERNATIONAL_PREFIXES].find(
    (one) => one !== '' && written.length > one.length && written.startsWith(one),
  );
  return { written, digits: written, withoutPrefix: prefix === undefined ? null : written.slice(prefix.length) };
}

/** Numbers of this length are extensions: they leave by a destination of their own alone (contract 30 §5.3 step 1). */
export function looksInternal({ written }: OutsideNumber): boolean {
  return /^[0-9]{4,6}$/.test(written);
}
