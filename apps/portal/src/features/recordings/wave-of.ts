const HEADER_OCTETS = 44;
const SAMPLE_OCTETS = 2;
const LOUDEST = 0x7fff;

/**
 * A WAV file of one channel with samples of 16 bits.
 * @param samples -1 to 1; what is louder is cut
 * @param rate Hz
 */
export function waveOf(samples: Float32Array, rate: number): Uint8Array<ArrayBuffer> {
  const length = samples.length * SAMPLE_OCTETS;
  const bytes = new Uint8Array(HEADER_OCTETS + length);
  const view = new DataView(bytes.buffer);
  const text = (at: number, word: string) => bytes.set(new TextEncoder().encode(word), at);
  text(0, 'RIFF');
  view.setUint32(4, HEADER_OCTETS - 8 + length, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * SAMPLE_OCTETS, true);
  view.setUint16(32, SAMPLE_OCTETS, true);
  view.setUint16(34, SAMPLE_OCTETS * 8, true);
  text(36, 'data');
  view.setUint32(40, length, true);
  for (const [index, sample] of samples.entries()) {
    const cut = Math.max(-1, Math.min(1, sample));
    view.setInt16(HEADER_OCTETS + index * SAMPLE_OCTETS, Math.round(cut * LOUDEST), true);
  }
  return bytes;
}
