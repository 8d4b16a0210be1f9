import type { HangupStep } from '@strowger/callplan';
import type { Leg } from '../legs/leg.ts';
import type { ReferProgress } from '../legs/refer-progress.ts';
import type { Referral } from '../legs/referral.ts';
import type { Call } from './call.ts';
import { statusOfEnd, statusOfHangup } from './party.ts';

/** The phone that asks for a transfer, and the one it talks to. */
export interface Pair {
  readonly leg: Leg;
  readonly partner: Leg;
}

/** Blind transfer by control: `staying` is routed to `destination`, its partner leaves (contract 20 §13.2). */
export async function transferOne(call: Call, staying: Leg, destination: string): Promise<void> {
  const leaving = call.partnerOf(staying);
  if (leaving === null) return;
  await call.part(staying);
  void leaving.hangUp('BLIND_TRANSFER');
  await call.routeOn(staying, { dialled: destination, by: leaving.profile.extensionUuid });
}

/** Both parties are routed to `destination`, each in a call of its own. */
export async function transferBoth(call: Call, destination: string): Promise<void> {
  const { connection } = call;
  if (connection === null) return;
  const { party, peer } = connection;
  await call.part(party);
  call.release(peer);
  const other = call.parts.split(peer);
  peer.awaitsIntroduction = true;
  const onward = { dialled: destination, by: null };
  await Promise.all([call.routeOn(party, onward), other.routeOn(peer, onward)]);
}

/**
 * Blind transfer that a phone asked for (RFC 3515): its partner is routed to `destination`. The phone is let go when that
 * succeeds; when nobody takes the call there, the phone gets it back.
 */
export function sendAsAsked(call: Call, pair: Pair, destination: string, referral: Referral): void {
  transfer(call, pair, destination, referral).catch((error: unknown) => {
    const { leg } = pair;
    call.parts.services.log('error', 'a transfer failed', { leg: leg.uuid, error: String(error) });
    void leg.hangUp('BLIND_TRANSFER');
  });
}

async function transfer(
  call: Call,
  { leg, partner }: Pair,
  destination: string,
  { progress, headers }: Referral,
): Promise<void> {
  leg.partFor('BLIND_TRANSFER');
  await call.part(partner);
  if (!progress.isOpen) void leg.hangUp('BLIND_TRANSFER');
  await call.routeOn(partner, {
    dialled: destination,
    by: leg.profile.extensionUuid,
    headers,
    rings: () => progress.reached(180),
    taken: () => void letGo(leg, progress),
    unreached: async (party, hangup) => {
      void progress.ended(statusOfHangup(hangup));
      if (leg.isLive) await takeBack(call, leg, party);
      else await recall(call, leg, party, hangup);
    },
  });
  await letGo(leg, progress, partner.isLive ? 200 : statusOfEnd(partner));
}

/** The phone hears how the transfer ended and is done with the call, unless it has got it back. */
async function letGo(leg: Leg, progress: ReferProgress, status = 200): Promise<void> {
  await progress.ended(status);
  if (leg.parting !== null) await leg.hangUp('BLIND_TRANSFER');
}

/** The phone is still there: it talks to its partner again, who hears music again if the phone still holds. */
async function takeBack(call: Call, leg: Leg, party: Leg): Promise<void> {
  leg.partFor(null);
  await call.connect(party, leg);
  if (leg.media?.remote?.held === true) call.legHeld(leg, true);
}

/**
 * Gives a party whose transfer failed back to the extension that transferred it and has left: rings it once more, by its
 * own rules, while the party waits. Without an answer the call ends for the reason found there.
 */
export async function recall(call: Call, transferor: Leg, party: Leg, hangup: HangupStep): Promise<void> {
  const { extension } = transferor.profile;
  if (extension === '') await party.hangUp(hangup.cause);
  else await call.routeOn(party, { dialled: extension, by: null });
}
