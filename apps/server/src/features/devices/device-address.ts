/** A hardware address as it is kept: twelve lower-case digits; null where the text is none. */
export function readAddress(text: string): string | null {
  const digits = text.replace(/[:\-.\s]/g, '').toLowerCase();
  return /^[0-9a-f]{12}$/.test(digits) ? digits : null;
}
