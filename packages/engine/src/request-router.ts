import { InviteServerTransaction, type ServerTransaction, type SipEndpoint, type SipRequest } from '@strowger/sip';
import type { Gatekeeper } from './access/gatekeeper.ts';
import type { MergedRequests } from './access/merged-requests.ts';
import type { Intake } from './calls/intake.ts';
import { ALLOWED_METHODS } from './legs/dialog-requests.ts';
import type { EngineLog } from './options.ts';
import type { Registrar } from './registration/registrar.ts';

/** Under a flood new work is refused before it costs a look-up; what is under way goes on. */
const MOST_TRANSACTIONS = 20_000;

export interface RequestRouterParts {
  readonly gatekeeper: Gatekeeper;
  readonly registrar: Registrar;
  readonly intake: Intake;
  readonly merged: MergedRequests;
  readonly sip: SipEndpoint;
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
    const { gatekeeper, registrar, intake, merged, sip } = this.#parts;
    if (request.method === 'ACK') return;
    if (sip.load.transactions > MOST_TRANSACTIONS) return respond(transaction, 503, [['Retry-After', '30']]);
    if (request.maxForwards === 0 && request.method !== 'OPTIONS') return respond(transaction, 483);
    if (merged.isMerged(request)) return respond(transaction, 482);
    if (!gatekeeper.admits(request, transaction)) return;
    switch (request.method) {
      case 'OPTIONS':
        return respond(transaction, 200, [['Accept', 'application/sdp']]);
      case 'REGISTER':
        return registrar.register(request, transaction);
      case 'INVITE':
        if (transaction instanceof InviteServerTransaction) await intake.invite(request, transaction);
        return;
      case 'BYE':
      case 'CANCEL':
      case 'INFO':
      case 'UPDATE':
      case 'NOTIFY':
        return respond(transaction, 481);
      default:
        return respond(transaction, 405);
    }
  }
}

function respond(
  transaction: ServerTransaction,
  status: number,
  headers: ReadonlyArray<readonly [string, string]> = [],
): void {
  transaction.respond(status, { headers: [['Allow', ALLOWED_METHODS.join(', ')], ...headers] });
}
