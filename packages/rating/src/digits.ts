const NO_DIGITS = /[^0-9]+/g;

/** The digits of a number, as rates are looked up by; `+` and whatever else stands in it are dropped. */
export function digitsOf(number: string): string {
  return number.replace(NO_DIGITS, '');
}
