/**
 * A text as it is put into the search part of an address: what the router would take for a number goes as a number, so
 * that it stands there without quotes.
 */
export function addressText(text: string): string | number {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : text;
}
