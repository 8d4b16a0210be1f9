import type { HeaderEntry } from '@strowger/sip';

/** Has a phone answer by itself, in the two ways that phones know (contract 20 §12.3 `*8<ext>`, §13.3). */
export const AUTO_ANSWER: readonly HeaderEntry[] = [
  ['Call-Info', '<sip:strowger.invalid>;answer-after=0'],
  ['Alert-Info', '<http://strowger.invalid>;info=alert-autoanswer;delay=0'],
];
