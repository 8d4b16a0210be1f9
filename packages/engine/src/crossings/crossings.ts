import { isIPv6 } from 'node:net';
import type { CallHistory } from '@strowger/callplan';
import type { Clock, Destination, SipEndpoint } from '@strowger/sip';
import { onThisMachine } from '../media/media-places.ts';
import type { Contact } from '../registration/locations.ts';

/** A call of one tenant to a number of another one, which the second is to take as a call from outside. */
export interface Crossing {
  /** The owner of the number. */
  readonly tenantId: number;
  readonly number: string;
  /** The number is no DID but of the owner's own plan. */
  readonly inside?: true;
  /** Who calls, as the outside sees him; without a number: withheld. */
  readonly caller: { readonly name: string; readonly number: string };
  readonly history: CallHistory;
}

/**
 * Calls between tenants: two calls, joined by a dialog that the engine has with itself, so that neither tenant is seen by
 * the other more than over a provider. The INVITE is known again by its Call-ID, which nobody else has ever seen.
 */
export class Crossings {
  readonly #sip: Pick<SipEndpoint, 'listening' | 'connect'>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #host: string;
  readonly #expected = new Map<string, Crossing>();
  #place: Destination | null = null;

  /** @param host stands in addresses, in place of either tenant's domain */
  constructor(sip: Pick<SipEndpoint, 'listening' | 'connect'>, clock: Pick<Clock, 'now'>, host: string) {
    this.#sip = sip;
    this.#clock = clock;
    this.#host = host;
  }

  get host(): string {
    return this.#host;
  }

  /**
   * Where the engine calls itself.
   * @param sipCallId of the INVITE that is going to be sent there
   * @throws SipTransportError
   */
  async open(sipCallId: string, crossing: Crossing): Promise<Contact> {
    const place = this.#ownPlace();
    const { id: flowId } = await this.#sip.connect(place);
    this.#expected.set(sipCallId, crossing);
    const { number, tenantId } = crossing;
    const host = isIPv6(place.address) ? `[${place.address}]` : place.address;
    const now = this.#clock.now();
    return {
      binding: {
        contact: `sip:${number}@${host}:${place.port}`,
        source: place,
        flowId,
        expiresAt: Number.POSITIVE_INFINITY,
        addedAt: now,
        refreshedAt: now,
        callId: '',
        cseq: 0,
        userAgent: undefined,
        q: 1,
        instance: undefined,
        regId: undefined,
        path: [],
      },
      owner: { tenantId, domainName: this.#host, extensionUuid: '', extension: number },
      behindNat: true,
      pingMs: null,
      pingedAt: now,
      lostAt: null,
    };
  }

  /** Whether an INVITE with this Call-ID is one of the engine's own. */
  expects(sipCallId: string): boolean {
    return this.#expected.has(sipCallId);
  }

  /** The call that an INVITE of the engine to itself is for, once; null: it is somebody else's. */
  take(sipCallId: string, source: Destination): Crossing | null {
    const crossing = this.isOwn(source) ? (this.#expected.get(sipCallId) ?? null) : null;
    if (crossing !== null) this.forget(sipCallId);
    return crossing;
  }

  /** The call is over, whether its INVITE has come or not. */
  forget(sipCallId: string): void {
    this.#expected.delete(sipCallId);
  }

  /** A datagram that the engine has sent to itself. */
  isOwn({ transport, address, port }: Destination): boolean {
    const place = this.#place;
    return place !== null && transport === 'udp' && port === place.port && address === place.address;
  }

  #ownPlace(): Destination {
    if (this.#place !== null) return this.#place;
    const bound = this.#sip.listening.find(({ transport }) => transport === 'udp');
    if (bound === undefined) throw new Error('SIP is not bound to UDP');
    this.#place = { transport: 'udp', address: onThisMachine(bound.address), port: bound.port };
    return this.#place;
  }
}
