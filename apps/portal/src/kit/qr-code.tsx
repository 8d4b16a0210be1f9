import { useMemo } from 'react';
import { qrPath } from './qr-path.ts';

interface QrCodeProps {
  readonly text: string;
  /** What it is good for, for screen readers. */
  readonly label: string;
  /** Width, pixels. */
  readonly width?: number;
}

/** A QR code, dark on light in both colour schemes: cameras want it so. */
export function QrCode({ text, label, width = 220 }: QrCodeProps) {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={width}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      style={{ maxWidth: '100%', background: 'white', borderRadius: 'var(--mantine-radius-sm)' }}
    >
      <path d={path} fill="black" />
    </svg>
  );
}
