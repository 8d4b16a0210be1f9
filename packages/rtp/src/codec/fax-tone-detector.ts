import { loadSpandsp } from './spandsp-library.ts';

/** `cng`: the 1100 Hz bursts of a calling fax. `ced`: the 2100 Hz of a called one, or the preamble of its first message. */
export type FaxTone = 'cng' | 'ced';

export interface FaxToneDetector {
  /** Whether the tone was recognised within these samples (8 kHz). */
  hear(samples: Int16Array): boolean;
  /** Frees it; it hears nothing any more. Idempotent. */
  close(): void;
}

/** spandsp's numbers of the tones; the second one stands for CED and preamble alike. */
const TONES: Readonly<Record<FaxTone, number>> = { cng: 1, ced: 7 };

let functions: ReturnType<typeof bind> | null = null;

/** Listens for a tone of a fax in the audio of a call (ITU-T T.30 §4). Throws when spandsp is missing. */
export function openFaxToneDetector(tone: FaxTone): FaxToneDetector {
  functions ??= bind();
  const { open, receive, heard, free } = functions;
  const detector: unknown = open(null, TONES[tone], null, null);
  let isOpen = true;
  return {
    hear(samples) {
      if (!isOpen) return false;
      receive(detector, samples, samples.length);
      return heard(detector) !== 0;
    },
    close() {
      if (isOpen) free(detector);
      isOpen = false;
    },
  };
}

function bind() {
  const library = loadSpandsp();
  return {
    open: library.func('void *modem_connect_tones_rx_init(void *s, int type, void *handler, void *user)'),
    receive: library.func('int modem_connect_tones_rx(void *s, const int16_t *amp, int len)'),
    heard: library.func('int modem_connect_tones_rx_get(void *s)'),
    free: library.func('int modem_connect_tones_rx_free(void *s)'),
  };
}
