import { randomInt } from 'node:crypto';
import { buildRtp, encodeG711, type Law } from '@strowger/rtp';

const WORD = 2 ** 32;

/** Puts frames of audio into RTP packets of one stream. */
export class AudioSender {
  readonly #ssrc = randomInt(WORD);
  #sequence = randomInt(0x1_0000);
  #timestamp = randomInt(WORD);
  #begun = false;

  packet(law: Law, payloadType: number, samples: Int16Array): Buffer {
    const packet = buildRtp({
      marker: !this.#begun,
      payloadType,
      sequence: this.#sequence,
      timestamp: this.#timestamp,
      ssrc: this.#ssrc,
      payload: encodeG711(law, samples),
    });
    this.#begun = true;
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#timestamp = (this.#timestamp + samples.length) >>> 0;
    return packet;
  }
}
