/** Letters and digits that are not mistaken for each other. */
const CHARACTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
const DIGITS = '0123456789';

/** What gives random whole numbers below 2^32. */
export type RandomNumbers = (count: number) => Uint32Array;

const fromBrowser: RandomNumbers = (count) => crypto.getRandomValues(new Uint32Array(count));

/** A password that nobody guesses: about 5.8 bits a character. */
export function makePassword(length = 20, random: RandomNumbers = fromBrowser): string {
  return draw(CHARACTERS, length, random);
}

/** A PIN of digits that are not all the same and do not count up or down. */
export function makePin(length = 6, random: RandomNumbers = fromBrowser): string {
  for (;;) {
    const pin = draw(DIGITS, length, random);
    if (!isObvious(pin)) return pin;
  }
}

/** Whether a PIN is one that is tried first. */
export function isObvious(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10));
  const [step] = steps;
  return steps.size <= 1 && (step === undefined || step === 0 || step === 1 || step === 9);
}

function draw(from: string, length: number, random: RandomNumbers): string {
  // Numbers beyond the last whole multiple would make the first characters likelier.
  const limit = 2 ** 32 - (2 ** 32 % from.length);
  let text = '';
  while (text.length < length) {
    for (const number of random(length)) {
      if (number < limit && text.length < length) text += from[number % from.length] ?? '';
    }
  }
  return text;
}
