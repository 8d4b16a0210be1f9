import type { Clock, SipEndpoint } from '@strowger/sip';
import type { EngineLog } from '../options.ts';
import { targetOf } from './contact-route.ts';
import type { Contact, Locations } from './locations.ts';

const PINGS_PER_ROUND = 50;

export interface ContactPingerParts {
  readonly sip: SipEndpoint;
  readonly locations: Locations;
  readonly clock: Clock;
  readonly log: EngineLog;
  readonly intervalMs: number;
  readonly address: string;
}

/** Keeps the pinholes of phones behind NAT and over UDP open with OPTIONS and measures how far they are. */
export class ContactPinger {
  readonly #parts: ContactPingerParts;

  constructor(parts: ContactPingerParts) {
    this.#parts = parts;
  }

  /** Pings those whose turn has come, a bounded number at once; call it every second or so. */
  round(): void {
    const { locations, clock, intervalMs } = this.#parts;
    const due = clock.now() - intervalMs;
    let left = PINGS_PER_ROUND;
    for (const contact of locations.all()) {
      if (!needsPing(contact) || contact.pingedAt > due || !locations.isCallable(contact)) continue;
      contact.pingedAt = clock.now();
      void this.#ping(contact);
      left -= 1;
      if (left === 0) return;
    }
  }

  async #ping(contact: Contact): Promise<void> {
    const { sip, clock, log, address } = this.#parts;
    const { binding, behindNat } = contact;
    const target = binding.flowId === undefined ? undefined : sip.flow(binding.flowId);
    const asked = clock.now();
    try {
      await sip.request({
        method: 'OPTIONS',
        uri: binding.contact,
        from: `<sip:ping@${address}>`,
        to: `<${binding.contact}>`,
        routes: binding.path,
        target: target ?? targetOf(binding, behindNat),
      });
      contact.pingMs = clock.now() - asked;
    } catch (error) {
      contact.pingMs = null;
      log('debug', 'contact does not answer its ping', { contact: binding.contact, error: String(error) });
    }
  }
}

/** Of a phone behind a proxy, that one keeps the pinhole open (RFC 3327, RFC 5626 §5). */
function needsPing({ behindNat, binding }: Contact): boolean {
  return binding.path.length === 0 && (behindNat || binding.source.transport === 'udp');
}
