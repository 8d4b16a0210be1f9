import { openFaxToneDetector } from '@strowger/rtp';
import { FaxError } from '../fax-error.ts';
import type { FaxDsp } from './fax-dsp.ts';
import { SpandspAudioModem } from './spandsp-audio-modem.ts';
import { SpandspCallbacks } from './spandsp-callbacks.ts';
import { bindSpandsp } from './spandsp-functions.ts';
import { SpandspT38Modem } from './spandsp-t38-modem.ts';

let loaded: FaxDsp | null = null;

/** The fax DSP of this machine, once a thread. Throws `unavailable` when it is missing. */
export function loadFaxDsp(): FaxDsp {
  loaded ??= open();
  return loaded;
}

function open(): FaxDsp {
  try {
    const functions = bindSpandsp();
    const spandsp = { functions, callbacks: new SpandspCallbacks() };
    return {
      openAudio: (setup) => new SpandspAudioModem(spandsp, setup),
      openT38: (setup) => new SpandspT38Modem(spandsp, setup),
      openToneDetector: openFaxToneDetector,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown error';
    throw new FaxError('unavailable', `faxes need the library libspandsp2: ${reason}`);
  }
}
