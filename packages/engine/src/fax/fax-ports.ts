/** A range of UDP ports, both bounds inclusive. */
export interface PortRange {
  readonly min: number;
  readonly max: number;
}

/** A fax takes two of them at most, every second one. */
const MOST_FAX_PORTS = 4096;
/** Of all ports. */
const FAX_SHARE = 1 / 8;
/** Below this both share the range: each leaves what the other has taken. */
const LEAST_TO_DIVIDE = 1024;

/** Divides the ports for media: faxes have the upper end. */
export function dividePorts(all: PortRange): { readonly media: PortRange; readonly fax: PortRange } {
  const size = all.max - all.min + 1;
  if (size < LEAST_TO_DIVIDE) return { media: all, fax: all };
  const first = all.max + 1 - Math.min(MOST_FAX_PORTS, Math.floor(size * FAX_SHARE));
  const even = first + (first % 2);
  return { media: { min: all.min, max: even - 1 }, fax: { min: even, max: all.max } };
}
