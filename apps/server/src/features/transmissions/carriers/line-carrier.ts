import { hasWayFor } from '@strowger/callplan';
import type { Trx } from '@strowger/db';
import type { Attempt, AttemptAction, AttemptRequest } from '@strowger/switch';
import { readOutbound } from '../../../engine/outbound-rows.ts';
import { countSentFax } from '../../../monitoring/count-faxes.ts';
import type { Platform } from '../../../platform.ts';
import type { VoiceWork } from '../../programs/program-type.ts';
import { SERVICE } from '../../programs/services.ts';
import { readTenantSettings } from '../../tenants/settings/read-settings.ts';
import { findFaxNumberHere } from '../fax-number-here.ts';
import { requireAddress } from '../require-address.ts';
import type { Carrier, CarrierAttempt, CarrierRun, Prepared, Reached } from './carrier.ts';
import { type FaxToCarry, prepareFax } from './fax-to-carry.ts';
import { lineOutcome } from './line-outcome.ts';
import { loopback } from './loopback.ts';
import { readAloud } from './read-aloud.ts';

/** How long the far side may ring (contract 30 §5.3 step 7). */
const ANSWER_TIMEOUT_SECONDS = 60;

/** Takes faxes and voice programs over the telephone line; faxes for numbers of this system stay inside. */
export const lineCarrier: Carrier = {
  reaches: async (trx, platform, to) => to.phone !== '' && (await isReachable(trx, platform, to)),

  async prepare(platform, attempt) {
    const { work, to } = attempt;
    requireAddress(SERVICE[work.service], to);
    if (work.service === 'voice') return prepareVoice(platform, attempt, work.does);
    if (work.service !== 'fax') throw new Error('no work for a line');
    const fax = await prepareFax(platform, attempt, work.documentId);
    const inside = await findFaxNumberHere(platform.db, to.phone);
    return inside === null ? faxOverLine(platform, attempt, fax) : loopback(platform, attempt, fax, inside);
  },
};

/** Short numbers and those of an outbound dialplan are the engine's to judge. */
async function isReachable(trx: Trx, platform: Platform, { tenantId, phone, service }: Reached): Promise<boolean> {
  const outbound = await readOutbound(trx);
  if (outbound.dialplan.length > 0 || phone.replace(/\D/g, '').length <= SHORTEST_OUTSIDE) return true;
  const settings = await readTenantSettings(trx, platform, tenantId);
  const tenant = {
    tenantId,
    routeMode: settings.route_mode === 'lcr' ? 'lcr' : 'priority',
    internationalPrefix: settings.international_prefix ?? '',
  } as const;
  return hasWayFor(tenant, outbound, phone, service) || (await isDidHere(platform, phone));
}

const SHORTEST_OUTSIDE = 6;

async function isDidHere({ db }: Platform, phone: string): Promise<boolean> {
  return (await findFaxNumberHere(db, phone, 'any')) !== null;
}

async function prepareVoice(platform: Platform, attempt: CarrierAttempt, does: VoiceWork): Promise<Prepared> {
  const { action, release } = does.kind === 'read' ? await readAloud(platform, attempt, does) : { action: does };
  return {
    begin: async (progress) => runOf(platform, attempt, await attemptBy(platform, attempt, 'voice', action, progress)),
    release: async () => release?.(),
  };
}

function faxOverLine(platform: Platform, attempt: CarrierAttempt, fax: FaxToCarry): Prepared {
  const action: AttemptAction = { kind: 'send_fax', fax: fax.toSend };
  return {
    begin: async (progress) => {
      const begun = await attemptBy(platform, attempt, 'fax', action, progress);
      void countSentFax(platform.metrics, begun.finished);
      return runOf(platform, attempt, begun);
    },
    release: fax.remove,
  };
}

function attemptBy(
  { engine }: Platform,
  attempt: CarrierAttempt,
  service: AttemptRequest['service'],
  action: AttemptAction,
  progress: AttemptRequest['progress'],
): Promise<Attempt> {
  const { tenantId, spoolId, caller, extensionUuid, to } = attempt;
  return engine.attempt({
    ...{ tenantId, spoolId, service, caller, extensionUuid, action, progress },
    to: to.phone,
    answerTimeoutSeconds: ANSWER_TIMEOUT_SECONDS,
  });
}

function runOf({ engine }: Platform, attempt: CarrierAttempt, { callUuid, finished }: Attempt): CarrierRun {
  const { tenantId } = attempt;
  return {
    callId: callUuid,
    finished: finished.then((outcome) => lineOutcome(attempt, outcome)),
    cancel: () => engine.hangup({ uuid: callUuid, tenantId }, 'ORIGINATOR_CANCEL', 'the transmission was deleted'),
  };
}
