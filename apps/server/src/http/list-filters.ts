/** An id filter; absent when empty, and an id that no row has when it is no number. */
export function idFilter(text: string | undefined): number | undefined {
  const value = text?.trim() ?? '';
  if (value === '') return undefined;
  return /^\d{1,9}$/.test(value) ? Number(value) : -1;
}

/** `tenant_id` comes as `0`, `null` or `undefined` from clients that mean none (contract 10 §2.6). */
export function tenantFilter(text: string | undefined): number | undefined {
  return ['0', 'null', 'undefined'].includes(text?.trim() ?? '') ? undefined : idFilter(text);
}

/** A flag filter; absent when empty or no flag. */
export function flagFilter(text: string | undefined): boolean | undefined {
  const value = text?.trim().toLowerCase() ?? '';
  if (value === '1' || value === 'true') return true;
  return value === '0' || value === 'false' ? false : undefined;
}

/** The end of the year 9999: what comes after it the database does not read. */
const LATEST_EPOCH = 253_402_300_799;

/** Epoch seconds; absent when empty, no number, or no instant that the database can hold. */
export function epochFilter(text: string | undefined): Date | undefined {
  const value = text?.trim() ?? '';
  const seconds = /^\d{1,12}(\.\d+)?$/.test(value) ? Math.trunc(Number(value)) : undefined;
  return seconds === undefined || seconds > LATEST_EPOCH ? undefined : new Date(seconds * 1000);
}

/** The end of an inclusive range of epoch seconds: instants before it are within. */
export function epochAfter(text: string | undefined): Date | undefined {
  const last = epochFilter(text);
  return last && new Date(last.getTime() + 1000);
}
