/**
 * Facsimile control fields of T.30 §5.3.6.1, as they stand in a frame (the first bit is that of the caller, which is left out
 * here).
 */
export const DIS = 0x80;
export const CFR = 0x84;
const EOP = 0x2e;
const PRI_EOP = 0x3e;
const PPS = 0xbe;

/** The field of a frame (address, control, field …). */
export function typeOfFrame(frame: Uint8Array): number {
  return fieldAt(frame, 2);
}

/** Whether a frame says that the page before it is the last, in error correction or not (T.30 §5.3.6.1.6, annex A.4.3). */
export function endsLastPage(frame: Uint8Array): boolean {
  const type = typeOfFrame(frame);
  const said = type === PPS ? fieldAt(frame, 3) : type;
  return said === EOP || said === PRI_EOP;
}

function fieldAt(frame: Uint8Array, place: number): number {
  return (frame[place] ?? 0) & 0xfe;
}
