import { adapt } from '../legs/adapt.ts';
import type { Leg } from '../legs/leg.ts';
import type { Referral } from '../legs/referral.ts';
import type { ReplacedDialog } from '../legs/replaced-dialog.ts';
import { type Pair, recall } from './blind-transfer.ts';
import type { Call } from './call.ts';

/** The other call of the phone that transfers, and the phone's leg in it. */
interface Consultation {
  readonly call: Call;
  readonly leg: Leg;
}

/**
 * Attended transfer that a phone asked for (REFER with Replaces, RFC 5589 §7): its partner is joined with the far side of
 * another call of the same extension, or waits there while that still rings. False: that cannot even begin.
 */
export function joinAsAsked(call: Call, pair: Pair, replaced: ReplacedDialog, referral: Referral): boolean {
  const consultation = call.parts.find(replaced);
  if (consultation === null || !isOwn(call, pair, consultation)) return false;
  const target = consultation.call.partnerOf(consultation.leg);
  if (target === null && consultation.call.seat?.leg !== consultation.leg) return false;
  pair.leg.partFor('ATTENDED_TRANSFER');
  consultation.leg.partFor('ATTENDED_TRANSFER');
  const done = target === null ? waitFor(call, pair, consultation) : join(call, pair, consultation, target);
  done
    .then((status) => referral.progress.ended(status))
    .catch((error: unknown) => {
      call.parts.services.log('error', 'a transfer failed', { leg: pair.leg.uuid, error: String(error) });
    })
    .then(() => pair.leg.hangUp('ATTENDED_TRANSFER'))
    .catch(() => undefined);
  return true;
}

/** The dialog must be the same phone's: nobody takes over a stranger's call by guessing its tags. */
function isOwn(call: Call, { leg }: Pair, consultation: Consultation): boolean {
  const { extensionUuid } = consultation.leg.profile;
  if (consultation.call === call || consultation.call.tenantId !== call.tenantId) return false;
  return extensionUuid === leg.profile.extensionUuid;
}

/** Semi-attended: the partner takes the phone's place while the consulted one still rings. Gives the SIP status. */
async function waitFor(call: Call, { leg, partner }: Pair, consultation: Consultation): Promise<number> {
  const { call: other, leg: consulting } = consultation;
  await call.part(partner);
  const { seat } = other;
  if (seat?.leg !== consulting) {
    void partner.hangUp('NORMAL_CLEARING');
    return 503;
  }
  call.release(partner);
  other.adopt(partner);
  seat.leg = partner;
  seat.unreached = (party, hangup) => recall(other, leg, party, hangup);
  seat.step?.partyReplaced?.();
  void consulting.hangUp('ATTENDED_TRANSFER');
  return 200;
}

/** The partners of the phone's two calls stay, connected with each other. Gives the SIP status. */
async function join(call: Call, { partner }: Pair, consultation: Consultation, target: Leg): Promise<number> {
  await call.part(partner);
  await consultation.call.part(target);
  consultation.call.release(target);
  call.adopt(target);
  void consultation.leg.hangUp('ATTENDED_TRANSFER');
  if ((await adapt(partner, target.formats)) || (await adapt(target, partner.formats))) {
    await call.connect(partner, target);
    return call.partnerOf(target) === null ? 503 : 200;
  }
  void partner.hangUp('INCOMPATIBLE_DESTINATION');
  void target.hangUp('INCOMPATIBLE_DESTINATION');
  return 488;
}
