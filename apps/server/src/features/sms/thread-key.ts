/** The conversation that a number belongs to (contract 30 §23): its digits and `+` alone. */
export function threadKeyOf(number: string): string {
  return number.replace(/[^0-9+]/g, '');
}
