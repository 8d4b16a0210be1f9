/** A dialling prefix as it is read: with its plus. @param everything what the prefix of all numbers is called */
export function prefixText(prefix: string, everything: string): string {
  return prefix === '*' ? everything : `+${prefix}`;
}
