import encodeQR from 'qr';

/** A QR code as the path of a square drawing. */
export interface QrPath {
  /** Modules on a side, the quiet zone included. */
  readonly size: number;
  /** `d` of an SVG path: the dark modules. */
  readonly path: string;
}

/** Draws a text as a QR code (ISO/IEC 18004), with its quiet zone of four modules. */
export function qrPath(text: string): QrPath {
  const modules = encodeQR(text, 'raw', { border: 4 });
  const path = modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { size: modules.length, path };
}
