import { InviteServerTransaction, type ServerTransaction, type SipEndpoint, type SipRequest } from '@strowger/sip';
import type { SwitchHost } from '@strowger/switch';
import type { Gatekeeper } from './access/gatekeeper.ts';
import { refuse } from './access/refuse.ts';
import type { SourceLimits } from './access/source-limits.ts';
import type { Intake } from './calls/intake.ts';
import type { Crossings } from './crossings/crossings.ts';
import { ALLOWED_METHODS } from './legs/dialog-requests.ts';
import type { EngineLog } from './options.ts';
import type { Registrar } from './registration/registrar.ts';
import { ALLOWED_EVENTS } from './subscriptions/event-package.ts';
import type { Subscriptions } from './subscriptions/subscriptions.ts';

/** Under a flood new work is refused before it costs a look-up; what is under way goes on. */
const MOST_TRANSACTIONS = 20_000;
const RETRY_LATER = { headers: [['Retry-After', '30']] } as const;
const RETRY_SOON = { headers: [['Retry-After', '5']] } as const;

export interface RequestRouterParts {
  readonly gatekeeper: Gatekeeper;
  readonly registrar: Registrar;
  readonly intake: Intake;
  readonly subscriptions: Subscriptions;
  readonly sip: SipEndpoint;
  readonly limits: SourceLimits;
  readonly crossings: Pick<Crossings, 'expects'>;
  readonly host: Pick<SwitchHost, 'security'>;
  readonly log: EngineLog;
}

/** Brings requests outside any dialog to whoever serves them. Whatever a handler throws ends as 500, never as a crash. */
export class RequestRouter {
  readonly #parts: RequestRouterParts;

  constructor(parts: RequestRouterParts) {
    this.#parts = parts;
  }

  take(request: SipRequest, transaction: ServerTransaction): void {
    this.#serve(request, transaction).catch((error: unknown) => {
      this.#parts.log('error', 'a request could not be served', { method: request.method, error: String(error) });
      transaction.respond(500);
    });
  }

  async #serve(request: SipRequest, transaction: ServerTransaction): Promise<void> {
    const { gatekeeper, registrar, intake, subscriptions, sip, limits, crossings, host } = this.#parts;
    if (request.method === 'ACK') return;
    if (sip.load.transactions > MOST_TRANSACTIONS && !(await gatekeeper.hearsHelpCalled(request, transaction))) {
      return refuse(transaction, host, 'overload', RETRY_LATER);
    }
    if (request.maxForwards === 0 && request.method !== 'OPTIONS') return refuse(transaction, host, 'too_many_hops');
    if (!crossings.expects(request.callId) && !gatekeeper.admits(request, transaction)) return;
    if (transaction.flow.reliable && !limits.admits(transaction.flow.remote)) {
      return refuse(transaction, host, 'rate', RETRY_SOON);
    }
    switch (request.method) {
      case 'OPTIONS':
        return respond(transaction, 200, [
          ['Accept', 'application/sdp'],
          ['Allow-Events', ALLOWED_EVENTS],
        ]);
      case 'REGISTER':
        return registrar.register(request, transaction);
      case 'SUBSCRIBE':
        return subscriptions.subscribe(request, transaction);
      case 'INVITE':
        if (transaction instanceof InviteServerTransaction) await intake.invite(request, transaction);
        return;
      case 'BYE':
      case 'CANCEL':
      case 'INFO':
      case 'UPDATE':
      case 'NOTIFY':
      case 'PRACK':
        return respond(transaction, 481);
      default:
        return respond(transaction, 405);
    }
  }
}

/** What anybody may ask is answered without keeping state. */
function respond(
  transaction: ServerTransaction,
  status: number,
  headers: ReadonlyArray<readonly [string, string]> = [],
): void {
  transaction.respondStateless(status, { headers: [['Allow', ALLOWED_METHODS.join(', ')], ...headers] });
}
