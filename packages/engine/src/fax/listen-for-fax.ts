import { NO_HISTORY } from '@strowger/callplan';
import type { FaxLineEvent } from '@strowger/fax';
import type { Call } from '../calls/call.ts';
import { callerOf } from '../calls/party.ts';
import type { Leg } from '../legs/leg.ts';
import { type LineTap, openLineTap } from './line-tap.ts';

/** A fax that calls is heard within this time of the answer (contract 20 §11). */
const LISTENED_MS = 4000;

/**
 * Once the party is answered, listens whether it is a fax that calls; if so the call leaves wherever it is and goes to the
 * fax receiver of its DID (contract 20 §11 `destination_fax_detect`).
 */
export function listenForFax(call: Call, party: Leg, did: string): void {
  const { services } = party;
  party.answered
    .then(() => listen(call, party, did))
    .catch((error: unknown) => {
      services.log('warn', 'a call could not be listened to for a fax', { leg: party.uuid, error: String(error) });
    });
}

async function listen(call: Call, party: Leg, did: string): Promise<void> {
  const { clock, fax, media: plane } = party.services;
  const { media } = party;
  if (media === null || (await fax.hindrance()) !== null) return;
  const heard = Promise.withResolvers<boolean>();
  const tap = await openLineTap(party, (event) => isCalling(event) && heard.resolve(true));
  const timer = clock.after(LISTENED_MS, () => heard.resolve(false));
  void party.ended.then(() => heard.resolve(false));
  try {
    await plane.listen(tap.endpoint.id, media.endpoint.id);
    const isFax = await heard.promise;
    await leave(tap, () => plane.stopListening(tap.endpoint.id));
    if (isFax && party.isLive && party.owner === call) await toReceiver(call, party, did);
  } finally {
    timer.cancel();
    await tap.close();
  }
}

function isCalling(event: FaxLineEvent): boolean {
  return event.name === 'tone' && event.tone === 'cng';
}

async function leave(tap: LineTap, stopListening: () => Promise<void>): Promise<void> {
  await stopListening().catch(() => undefined);
  await tap.close();
}

/** Whoever it talks with or rings is let go. */
async function toReceiver(call: Call, party: Leg, did: string): Promise<void> {
  const partner = call.partnerOf(party);
  await call.part(party);
  void partner?.hangUp('NORMAL_CLEARING');
  await party.media?.stopPlay().catch(() => undefined);
  await call.route(party, {
    dialled: did,
    caller: callerOf(party),
    history: NO_HISTORY,
    entry: 'fax',
    retargets: [],
    headers: [],
  });
}
