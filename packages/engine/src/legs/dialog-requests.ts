import type { Dialog, ServerTransaction, SipRequest } from '@strowger/sip';
import type { EngineLog } from '../options.ts';
import { ALLOWED_EVENTS } from '../subscriptions/event-package.ts';
import { DTMF_BODIES, digitIn } from './dtmf-info.ts';
import { causeOfReason } from './hangup-reason.ts';
import type { Leg } from './leg.ts';
import { acceptReferral } from './referral.ts';
import { renegotiateByInvite, renegotiateByUpdate } from './renegotiation.ts';

export const ALLOWED_METHODS = [
  'INVITE',
  'ACK',
  'CANCEL',
  'BYE',
  'OPTIONS',
  'INFO',
  'PRACK',
  'UPDATE',
  'REFER',
  'REGISTER',
  'NOTIFY',
  'SUBSCRIBE',
];

type Handler = (leg: Leg, request: SipRequest, transaction: ServerTransaction, dialog: Dialog) => void | Promise<void>;

const HANDLERS = new Map<string, Handler>([
  ['INVITE', renegotiateByInvite],
  ['UPDATE', renegotiateByUpdate],
  ['BYE', takeBye],
  ['INFO', takeInfo],
  ['REFER', acceptReferral],
  ['OPTIONS', (_leg, _request, transaction) => respondOk(transaction)],
  ['NOTIFY', (_leg, _request, transaction) => respondOk(transaction)],
  ['SUBSCRIBE', refuseSubscription],
]);

/** Answers what a phone asks within its call (RFC 3261 §12.2.2). */
export function serveDialog(leg: Leg, dialog: Dialog, log: EngineLog): void {
  dialog.onRequest = (request, transaction) => {
    const handler = HANDLERS.get(request.method);
    if (handler === undefined) {
      transaction.respond(405, { headers: [['Allow', ALLOWED_METHODS.join(', ')]] });
      return;
    }
    guarded(leg, () => handler(leg, request, transaction, dialog), transaction, log);
  };
  dialog.onTerminated = (reason) => {
    const isOurs = leg.dialog === dialog;
    if (isOurs && (reason === 'gone' || reason === 'timeout')) {
      void leg.end({ cause: 'RECOVERY_ON_TIMER_EXPIRE', disposition: 'send_bye' });
    }
  };
}

function guarded(leg: Leg, run: () => void | Promise<void>, transaction: ServerTransaction, log: EngineLog): void {
  const failed = (error: unknown) => {
    log('error', 'a request within a call could not be served', { leg: leg.uuid, error: String(error) });
    transaction.respond(500);
  };
  try {
    Promise.resolve(run()).catch(failed);
  } catch (error) {
    failed(error);
  }
}

function respondOk(transaction: ServerTransaction): void {
  transaction.respond(200);
}

/** A subscription has a dialog of its own (RFC 6665 §4.5.1); that to a transfer is made by its REFER alone. */
function refuseSubscription(_leg: Leg, _request: SipRequest, transaction: ServerTransaction): void {
  transaction.respond(489, { headers: [['Allow-Events', ALLOWED_EVENTS]] });
}

/** The record is journalled before the phone hears 200. */
async function takeBye(leg: Leg, request: SipRequest, transaction: ServerTransaction): Promise<void> {
  const cause = causeOfReason(request.headers.getAll('Reason'));
  const given = leg.isAnswered ? (leg.parting ?? cause ?? 'NORMAL_CLEARING') : 'ORIGINATOR_CANCEL';
  await leg.end({ cause: given, disposition: 'recv_bye' });
  transaction.respond(200);
}

function takeInfo(leg: Leg, request: SipRequest, transaction: ServerTransaction): void {
  const { contentType } = request;
  if (contentType === undefined || request.body.length === 0) {
    transaction.respond(200);
    return;
  }
  if (!DTMF_BODIES.has(contentType)) {
    transaction.respond(415, { headers: [['Accept', [...DTMF_BODIES].join(', ')]] });
    return;
  }
  const digit = digitIn(contentType, request.text);
  transaction.respond(digit === null ? 400 : 200);
  if (digit !== null) leg.owner.legDigit(leg, digit.digit, digit.durationMs, 'info');
}
