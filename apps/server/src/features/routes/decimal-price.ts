const FORM = /^(\d{1,9})(?:\.(\d{1,6}))?$/;
const DECIMALS = 6;
const MICROS = 10 ** DECIMALS;

/** A price such as `0.0125` in millionths; null: it is none, or finer than that. Whole numbers all the way. */
export function priceToMicros(text: string): number | null {
  const [, whole, fraction = ''] = FORM.exec(text.trim()) ?? [];
  return whole === undefined ? null : Number(whole) * MICROS + Number(fraction.padEnd(DECIMALS, '0'));
}

/** The shortest decimal that says it. */
export function microsToPrice(micros: number): string {
  const fraction = String(micros % MICROS)
    .padStart(DECIMALS, '0')
    .replace(/0+$/, '');
  const whole = String(Math.floor(micros / MICROS));
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
