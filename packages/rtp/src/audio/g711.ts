/** The two companding laws of ITU-T G.711. */
export type Law = 'ulaw' | 'alaw';

const ULAW_BIAS = 0x84;
const ULAW_CLIP = 32635;

const EXPAND: Readonly<Record<Law, Int16Array>> = {
  ulaw: Int16Array.from({ length: 256 }, (_, code) => expandUlaw(code)),
  alaw: Int16Array.from({ length: 256 }, (_, code) => expandAlaw(code)),
};
/** Indexed by the 16 bit two's complement sample. */
const COMPRESS: Readonly<Record<Law, Uint8Array>> = {
  ulaw: Uint8Array.from({ length: 65536 }, (_, word) => compressUlaw((word << 16) >> 16)),
  alaw: Uint8Array.from({ length: 65536 }, (_, word) => compressAlaw((word << 16) >> 16)),
};
const TRANSCODE: Readonly<Record<Law, Uint8Array>> = {
  ulaw: Uint8Array.from(EXPAND.ulaw, (sample) => compressAlaw(sample)),
  alaw: Uint8Array.from(EXPAND.alaw, (sample) => compressUlaw(sample)),
};

function expandUlaw(code: number): number {
  const bits = ~code & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + ULAW_BIAS) << ((bits >> 4) & 7)) - ULAW_BIAS;
  return bits & 0x80 ? -magnitude : magnitude;
}

function expandAlaw(code: number): number {
  const bits = code ^ 0x55;
  const exponent = (bits >> 4) & 7;
  const step = ((bits & 0x0f) << 4) + 8;
  const magnitude = exponent === 0 ? step : (step + 0x100) << (exponent - 1);
  return bits & 0x80 ? magnitude : -magnitude;
}

function compressUlaw(sample: number): number {
  const magnitude = Math.min(Math.abs(sample), ULAW_CLIP) + ULAW_BIAS;
  const exponent = 24 - Math.clz32(magnitude);
  const code = (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0f);
  return ~(sample < 0 ? code | 0x80 : code) & 0xff;
}

function compressAlaw(sample: number): number {
  const magnitude = sample < 0 ? -sample - 1 : sample;
  const exponent = Math.max(0, 24 - Math.clz32(magnitude));
  const mantissa = exponent === 0 ? magnitude >> 4 : (magnitude >> (exponent + 3)) & 0x0f;
  return ((exponent << 4) | mantissa) ^ (sample < 0 ? 0x55 : 0xd5);
}

/** Decodes G.711 into 16 bit linear samples. */
export function decodeG711(law: Law, codes: Uint8Array): Int16Array {
  const expand = EXPAND[law];
  const samples = new Int16Array(codes.length);
  for (let i = 0; i < codes.length; i++) samples[i] = expand[codes[i] ?? 0] ?? 0;
  return samples;
}

/** One code as a 16 bit linear sample. */
export function expandSample(law: Law, code: number): number {
  return EXPAND[law][code & 0xff] ?? 0;
}

/** Encodes 16 bit linear samples in G.711. */
export function encodeG711(law: Law, samples: Int16Array): Uint8Array {
  const compress = COMPRESS[law];
  const codes = new Uint8Array(samples.length);
  for (let i = 0; i < samples.length; i++) codes[i] = compress[(samples[i] ?? 0) & 0xffff] ?? 0;
  return codes;
}

/** Turns codes of law `from` into the other law, in place. */
export function transcodeG711InPlace(from: Law, codes: Uint8Array): void {
  const table = TRANSCODE[from];
  for (let i = 0; i < codes.length; i++) codes[i] = table[codes[i] ?? 0] ?? 0;
}

/** The law of an SDP encoding name, or null when it is not G.711. */
export function lawOfCodec(codec: string): Law | null {
  switch (codec.toUpperCase()) {
    case 'PCMU':
      return 'ulaw';
    case 'PCMA':
      return 'alaw';
    default:
      return null;
  }
}
