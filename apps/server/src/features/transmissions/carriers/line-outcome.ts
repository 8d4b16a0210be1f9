import type { AttemptOutcome, FaxOutcome } from '@strowger/switch';
import { addressOfPhone } from '../../programs/inbound-entries.ts';
import { resultOf } from '../attempt-result.ts';
import type { CarrierAttempt, CarrierOutcome, SpoolResult } from './carrier.ts';

/** What a flow notes of itself (contract 30 §18.3) beside what its nodes have done. */
const TYPES: Readonly<Record<string, SpoolResult['type'] | undefined>> = {
  document: 'message',
  pages: 'info',
  error: 'error',
};

/** What came of an attempt over the line; the legs of voice programs are charged by their records. */
export function lineOutcome({ work, to }: CarrierAttempt, outcome: AttemptOutcome): CarrierOutcome {
  const isFax = work.service === 'fax';
  const units = isFax && outcome.completed ? (outcome.fax?.pages ?? 0) : 0;
  const isPaid = isFax && outcome.completed && outcome.providerId !== null;
  return {
    result: resultOf(outcome),
    units,
    results: isFax
      ? faxResults('fax_send', work.documentId, outcome.fax)
      : outcome.results.map(({ name, data }) => ({ type: TYPES[name] ?? 'application', name, data })),
    providerId: outcome.providerId,
    destinationId: outcome.destinationId,
    ratedNumber: isPaid ? addressOfPhone(to.phone) : null,
    endedAt: new Date(outcome.endedAt),
  };
}

/** What a fax session leaves behind, sent or received (contract 30 §18.3). */
export function faxResults(
  application: 'fax_send' | 'fax_receive',
  documentId: number | null,
  fax: FaxOutcome | null,
): SpoolResult[] {
  const document: SpoolResult[] =
    documentId === null ? [] : [{ type: 'message', name: 'document', data: String(documentId) }];
  if (fax === null) return document;
  const info = (name: string, data: string | number): SpoolResult => ({ type: 'info', name, data: String(data) });
  return [
    ...document,
    { type: 'application', name: application, data: fax.success ? 'success' : 'error' },
    info('pages', fax.pages),
    info('remote_id', fax.remoteIdent),
    info('rate', fax.rate),
    info('ecm', fax.ecm ? 1 : 0),
    info('t38', fax.path === 't38' ? 1 : 0),
    ...(fax.success ? [] : [{ type: 'error', name: 'error', data: fax.text } as const]),
  ];
}
