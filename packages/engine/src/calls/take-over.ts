import type { Leg } from '../legs/leg.ts';
import type { Call } from './call.ts';

/**
 * Another phone takes the place of `replaced`, which rings or talks (RFC 3891 §3): a ringing phone stops, an answered one
 * is let go. `leg` is new and belongs to the call. False when it is too late.
 */
export async function takeOver(call: Call, replaced: Leg, leg: Leg): Promise<boolean> {
  const { seat } = call;
  if (seat !== null) {
    if (!(await leg.answer(seat.leg.formats))) return false;
    return seat.step?.takeFor?.(replaced, leg) ?? false;
  }
  const partner = call.partnerOf(replaced);
  if (partner === null || !(await leg.answer(partner.formats)) || call.partnerOf(replaced) !== partner) return false;
  await call.part(partner);
  void replaced.hangUp('PICKED_OFF');
  await call.connect(partner, leg);
  return true;
}
