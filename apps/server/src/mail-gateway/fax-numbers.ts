/** Local part whose number stands in the subject (contract 30 §22). */
const BY_SUBJECT = 'fax';
/** A number has at least two digits: `1` is a typing error. */
const NUMBER = /^\+?\d{2,32}$/;

/** An address: what stands before and after its last `@`. */
export function partsOf(address: string): { readonly local: string; readonly domain: string } {
  const at = address.lastIndexOf('@');
  return { local: address.slice(0, Math.max(0, at)), domain: address.slice(at + 1).toLowerCase() };
}

/**
 * The number that a mail to a local part is faxed to: its digits with a leading `+`; with the local part `fax` those of the
 * subject. Separators as people write them (`555-123.4567`) do not count.
 * @returns null: it names none
 */
export function faxNumberOf(local: string, subject: string): string | null {
  const text = local.toLowerCase() === BY_SUBJECT ? (/\+?[0-9][0-9 ()./-]*/.exec(subject)?.[0] ?? '') : local;
  const number = text.replace(/[\s()./-]/g, '');
  return NUMBER.test(number) ? number : null;
}
