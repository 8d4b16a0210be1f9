import { copyFile } from 'node:fs/promises';
import type { FaxOutcome } from '@strowger/switch';
import type { Platform } from '../../../platform.ts';
import type { FaxNumberHere } from '../fax-number-here.ts';
import { beginReception, endReception } from '../receive-fax.ts';
import type { CarrierAttempt, CarrierOutcome, Prepared } from './carrier.ts';
import type { FaxToCarry } from './fax-to-carry.ts';
import { faxResults } from './line-outcome.ts';

/** Delivers a fax inside the system at once: nothing is dialled, nothing costs (contract 30 §20). */
export function loopback(platform: Platform, attempt: CarrierAttempt, fax: FaxToCarry, to: FaxNumberHere): Prepared {
  return {
    begin: async (progress) => {
      progress({ state: 'dialling', providerId: null });
      return { callId: null, finished: deliver(platform, attempt, fax, to), cancel: async () => undefined };
    },
    release: fax.remove,
  };
}

async function deliver(
  platform: Platform,
  { caller }: CarrierAttempt,
  fax: FaxToCarry,
  { tenantId, programId, number }: FaxNumberHere,
): Promise<CarrierOutcome> {
  const at = platform.now().getTime();
  const reception = await beginReception(platform, {
    tenantId,
    callUuid: null,
    receiver: { kind: 'program', programId },
    callerNumber: caller.number,
    callerName: caller.name,
    calledNumber: number,
  }).catch(() => null);
  if (reception === null) return refused(new Date(at));
  await copyFile(fax.toSend.path, reception.path);
  const heard = sessionOf(fax, fax.toSend.ident);
  const times = { answeredAt: at, endedAt: platform.now().getTime() };
  const isKept = await endReception(platform, reception, heard, times);
  return {
    result: isKept
      ? { kind: 'completed' }
      : { kind: 'failed', response: 'NORMAL_TEMPORARY_FAILURE', isWorthAnother: true },
    units: isKept ? fax.pages : 0,
    results: faxResults('fax_send', fax.documentId, { ...sessionOf(fax, number), success: isKept }),
    ...NOTHING_PAID,
    endedAt: platform.now(),
  };
}

const NOTHING_PAID = { providerId: null, destinationId: null, ratedNumber: null } as const;

/** Its owner may not receive faxes. */
function refused(endedAt: Date): CarrierOutcome {
  const result = { kind: 'failed', response: 'CALL_REJECTED', isWorthAnother: true } as const;
  return { result, units: 0, results: [], ...NOTHING_PAID, endedAt };
}

function sessionOf({ pages, toSend }: FaxToCarry, remoteIdent: string): FaxOutcome {
  return {
    success: true,
    code: 0,
    text: 'OK',
    pages,
    totalPages: pages,
    remoteIdent,
    rate: 0,
    ecm: toSend.ecm,
    path: 'g711',
    pageReports: [],
  };
}
