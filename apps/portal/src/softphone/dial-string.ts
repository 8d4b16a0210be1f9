const LONGEST = 40;
/** How people write numbers apart. */
const PUNCTUATION = /[\s()/.\u00a0\u2010-\u2015-]/g;
const DIALABLE = /^\+?[0-9*#]{1,39}$/;
/** Letters as on the keys of a telephone (ITU-T E.161). */
const KEYS = ['abc2', 'def3', 'ghi4', 'jkl5', 'mno6', 'pqrs7', 'tuv8', 'wxyz9'];

/**
 * A number to dial from what was typed or pasted: `tel:` and `sip:` addresses, spaces, brackets, hyphens, "+49 (0)30",
 * letters as in 1-800-FLOWERS.
 * @returns null when it is no number
 */
export function dialString(text: string): string | null {
  const trimmed = text.trim();
  const address = /^(?:sips?|tel|callto):([^@;?]+)/i.exec(trimmed)?.[1];
  const plain = (address === undefined ? trimmed : decoded(address)).replace(/^(\+\d+\s*)\(0\)/, '$1');
  const bare = plain.replace(PUNCTUATION, '');
  const number = /^\+?[0-9]/.test(bare) ? bare.replace(/[a-z]/gi, keyOf) : bare;
  return number.length <= LONGEST && DIALABLE.test(number) ? number : null;
}

function keyOf(letter: string): string {
  return KEYS.find((letters) => letters.includes(letter.toLowerCase()))?.slice(-1) ?? letter;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The keys of a telephone in a text, for a call that is up (RFC 4733): everything else is left out. */
export function dtmfDigits(text: string): string {
  return text.toUpperCase().replace(/[^0-9A-D*#]/g, '');
}
