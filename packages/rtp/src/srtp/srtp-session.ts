import { SrtpReceiver } from './srtp-receiver.ts';
import { SrtpSender } from './srtp-sender.ts';
import type { SrtpKey } from './suite.ts';

/** The keys of the two directions of one endpoint. */
export interface SrtpKeys {
  readonly send: SrtpKey;
  readonly receive: SrtpKey;
}

/** Both directions of a protected stream. A direction whose key stays the same goes on counting where it was. */
export class SrtpSession {
  readonly keys: SrtpKeys;
  readonly sender: SrtpSender;
  readonly receiver: SrtpReceiver;

  private constructor(keys: SrtpKeys, former: SrtpSession | null) {
    this.keys = keys;
    this.sender = former && isSame(former.keys.send, keys.send) ? former.sender : new SrtpSender(keys.send);
    this.receiver =
      former && isSame(former.keys.receive, keys.receive) ? former.receiver : new SrtpReceiver(keys.receive);
  }

  /** The session after an offer and answer; null when they settled on plain RTP. */
  static renewed(former: SrtpSession | null, keys: SrtpKeys | undefined): SrtpSession | null {
    return keys ? new SrtpSession(keys, former) : null;
  }
}

function isSame(a: SrtpKey, b: SrtpKey): boolean {
  return a.suite === b.suite && Buffer.compare(a.master, b.master) === 0;
}
