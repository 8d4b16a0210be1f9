/** Signs of GSM 03.38's alphabet; those of its extension take the room of two. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const EXTENDED = '^{}\\[~]|€';

/** As how many messages a text travels (3GPP TS 23.038 §6, 23.040 §9.2.3.24). */
export function messageParts(text: string): number {
  const signs = [...text];
  const isGsm = signs.every((sign) => BASIC.includes(sign) || EXTENDED.includes(sign));
  if (!isGsm) return partsOf(text.length, 70, 67);
  return partsOf(signs.length + signs.filter((sign) => EXTENDED.includes(sign)).length, 160, 153);
}

function partsOf(length: number, alone: number, joined: number): number {
  return length <= alone ? Math.min(1, length) : Math.ceil(length / joined);
}
