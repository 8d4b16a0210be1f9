import { areGsmFrames } from './gsm-frame.ts';

/** Audio that is taken from outside. */
export type AudioFormat = 'wav' | 'mp3' | 'vorbis' | 'opus' | 'gsm';

const ID3 = 'ID3';

/** What a file is by its content; null: nothing that is taken. */
export function audioFormatOf(bytes: Uint8Array): AudioFormat | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WAVE') return 'wav';
  if (head.startsWith('OggS')) {
    if (head.includes('\x01vorbis')) return 'vorbis';
    return head.includes('OpusHead') ? 'opus' : null;
  }
  if (head.startsWith(ID3) || beginsWithFrame(bytes)) return 'mp3';
  return areGsmFrames(bytes) ? 'gsm' : null;
}

/** A frame of layer III (ISO/IEC 11172-3 §2.4.2.3): sync word, and no reserved value in version, layer, bit rate or sampling. */
function beginsWithFrame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const [version, layer] = [(second >> 3) & 3, (second >> 1) & 3];
  return (
    first === 0xff &&
    second >> 5 === 7 &&
    version !== 1 &&
    layer === 1 &&
    third >> 4 !== 15 &&
    third >> 4 !== 0 &&
    ((third >> 2) & 3) !== 3
  );
}
