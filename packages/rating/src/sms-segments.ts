/** GSM 03.38 §6.2.1: what a septet holds. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** GSM 03.38 §6.2.1.1: two septets, the first an escape. */
const EXTENDED = new Set('\f^{}\\[~]|€');

/** Most units of a message alone, and of each of several that belong together (their header takes the rest). */
const SEPTETS = { alone: 160, part: 153 };
const UCS2_UNITS = { alone: 70, part: 67 };

/** Segments that a text message takes (contract 10 §9.8): GSM 7-bit 160/153, else UCS-2 70/67. An empty text takes one. */
export function smsSegments(text: string): number {
  const characters = [...text];
  const inSeptets = characters.every((character) => BASIC.has(character) || EXTENDED.has(character));
  const sizes = characters.map((character) => (inSeptets ? (EXTENDED.has(character) ? 2 : 1) : character.length));
  const { alone, part } = inSeptets ? SEPTETS : UCS2_UNITS;
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return total <= alone ? 1 : partsOf(sizes, part);
}

/** No character is torn apart. */
function partsOf(sizes: readonly number[], room: number): number {
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return parts;
}
