import { MessageChannel } from 'node:worker_threads';
import type { Bridge, Endpoint, RemoteMedia } from './api.ts';
import type { CodecSurvey } from './codec-survey.ts';
import { pathsBetween, TranscodedBridges } from './transcoded-bridges.ts';
import type { WorkerLink } from './worker-link.ts';

/** An endpoint as far as its bridge is concerned. */
export interface BridgeEnd {
  readonly endpoint: Endpoint;
  readonly link: WorkerLink;
  readonly remote: RemoteMedia | null;
  /** The other endpoint of its bridge. */
  partner: BridgeEnd | null;
}

/** Who is bridged with whom, within a thread and across threads. */
export class Bridges {
  readonly #codecs: CodecSurvey;
  readonly #transcoded = new TranscodedBridges();

  constructor(codecs: CodecSurvey) {
    this.#codecs = codecs;
  }

  get transcoded(): number {
    return this.#transcoded.count;
  }

  /** Connects two endpoints, leaving their former bridges. */
  async join(first: BridgeEnd, second: BridgeEnd): Promise<Bridge> {
    const parting = [first, second].map((end) => this.part(end));
    first.partner = second;
    second.partner = first;
    this.renegotiated(first);
    await Promise.all([...parting, connect(first, second)]);
    const paths = pathsBetween(first, second, this.#codecs.known);
    if (paths.aToB !== 'none' && paths.bToA !== 'none') return paths;
    const transcodable = await this.#codecs.ask();
    this.renegotiated(first);
    this.renegotiated(second);
    return pathsBetween(first, second, transcodable);
  }

  /** Ends the bridge of an endpoint, if any, on both sides. */
  async part(end: BridgeEnd): Promise<void> {
    const { partner } = end;
    if (!partner) return;
    end.partner = null;
    partner.partner = null;
    this.renegotiated(end);
    this.renegotiated(partner);
    // A thread undoes its bridge on both sides.
    const sides = end.link === partner.link ? [end] : [end, partner];
    const parting = sides.map(({ link, endpoint }) => link.request({ type: 'unbridge', id: endpoint.id }));
    // A side that is gone has no bridge any more, which is all that was wanted.
    await Promise.allSettled(parting);
  }

  /** An endpoint has another remote or partner: its bridge may be transcoded from now on, or no longer. */
  renegotiated(end: BridgeEnd): void {
    this.#transcoded.note(end, end.partner, this.#codecs.known);
  }
}

async function connect(first: BridgeEnd, second: BridgeEnd): Promise<void> {
  if (first.link === second.link) {
    await first.link.request({ type: 'bridge', a: first.endpoint.id, b: second.endpoint.id });
    return;
  }
  const { port1, port2 } = new MessageChannel();
  await Promise.all([
    first.link.request({ type: 'link', id: first.endpoint.id, port: port1 }, [port1]),
    second.link.request({ type: 'link', id: second.endpoint.id, port: port2 }, [port2]),
  ]);
}
