import type { Sighting } from '@strowger/sip';
import type { EngineLog } from '../options.ts';
import type { CallTraces } from './call-traces.ts';
import type { HomerCapture } from './homer-capture.ts';
import { tracedMessage } from './seen-message.ts';

/** Traces look on without ever being in the way: what fails there is told and forgotten. */
export function tapFor(traces: CallTraces, homer: HomerCapture, log: EngineLog): (sighting: Sighting) => void {
  return (sighting) => {
    try {
      const message = traces.seen(sighting);
      if (message === null || !homer.wanted) return;
      homer.send(tracedMessage(message), traces.callOf(message.legUuid) ?? message.outline.callId);
    } catch (error) {
      log('warn', 'a message could not be traced', { error: String(error) });
    }
  };
}
