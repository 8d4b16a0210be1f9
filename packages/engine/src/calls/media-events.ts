import type { MediaPlaneEvents } from '@strowger/rtp';
import type { Services } from '../services.ts';
import type { Calls } from './calls.ts';

/** Digits and dead media threads are told by endpoint: find whose they are. */
export function listenToMedia({ media, log }: Services, calls: Calls): void {
  media.on('dtmf', ({ endpointId, digit, durationMs }: MediaPlaneEvents['dtmf'][0]) => {
    const found = calls.byEndpoint(endpointId);
    found?.call.legDigit(found.leg, digit, durationMs, 'rtp');
  });
  media.on('worker-failed', ({ worker, endpointIds, error }: MediaPlaneEvents['worker-failed'][0]) => {
    log('error', 'a media thread died and its calls end', { worker, calls: endpointIds.length, error: String(error) });
    for (const id of endpointIds) void calls.byEndpoint(id)?.call.end('NETWORK_OUT_OF_ORDER');
  });
}
