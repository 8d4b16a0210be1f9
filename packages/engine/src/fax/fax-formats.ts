import { PCMA, PCMU } from '../media/codec.ts';
import type { AudioFormats } from '../media/codec-agreement.ts';

/** What a fax is carried in: never compressed (contract 30 §20). */
export const FAX_FORMATS: AudioFormats = { codecs: [PCMU, PCMA], telephoneEvent: null, isExclusive: true };
