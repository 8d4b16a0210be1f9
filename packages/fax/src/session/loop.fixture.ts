import { decodeG711, encodeG711, type Law } from '@strowger/rtp';
import type { FaxOutcome } from '@strowger/switch';
import type { FaxJob, FaxSessionTerms } from '../api.ts';
import { loadFaxDsp } from '../dsp/load-dsp.ts';
import { ourT38Parameters } from '../t38/t38-attributes.ts';
import { parseUdptl } from '../udptl/packet.ts';
import { UdptlReceiver } from '../udptl/receiver.ts';
import { UdptlSender } from '../udptl/sender.ts';
import { FaxRun, type FaxRunEvent } from './fax-run.ts';

export const TERMS: FaxSessionTerms = { ident: '+1 555 0100', ecm: true, v17: true };

const FRAME = 160;
const FRAMES_A_SECOND = 50;
/** What a datagram may be late. */
const MAX_DELAY_FRAMES = 5;

export interface LoopOptions {
  readonly sender: FaxJob;
  readonly receiver: FaxJob;
  readonly documentPages?: number;
  /** What the audio is coded in on its way. Default `ulaw`. */
  readonly law?: Law;
  /** After so many seconds both ends go over to T.38. Default never. */
  readonly t38After?: number;
  /** Of datagrams and of frames of audio: whether the n-th of a direction gets lost. Default none. */
  readonly isLost?: (n: number) => boolean;
  /** By how many frames of 20 ms the n-th datagram of a direction is late; 0 to 5. Default none. */
  readonly delayOf?: (n: number) => number;
  /** The call ends, for both, once an event of either end asks for it. Default never. */
  readonly hangUpWhen?: (side: 'sender' | 'receiver', event: FaxRunEvent) => boolean;
  /** Seconds of fax time after which the call ends. Default 1200. */
  readonly longest?: number;
}

export interface LoopResult {
  readonly sender: FaxOutcome;
  readonly receiver: FaxOutcome;
  readonly events: { readonly sender: readonly FaxRunEvent[]; readonly receiver: readonly FaxRunEvent[] };
  /** Seconds of fax time. */
  readonly seconds: number;
}

/** Datagrams on their way to one end. */
class Wire {
  readonly #options: LoopOptions;
  readonly #late: Buffer[][] = Array.from({ length: MAX_DELAY_FRAMES + 1 }, () => []);
  #count = 0;

  constructor(options: LoopOptions) {
    this.#options = options;
  }

  put(datagram: Buffer): void {
    this.#count++;
    if (this.#options.isLost?.(this.#count)) return;
    this.#late[this.#options.delayOf?.(this.#count) ?? 0]?.push(datagram);
  }

  /** What arrives in this frame. */
  take(): Buffer[] {
    const arrived = this.#late.shift() ?? [];
    this.#late.push([]);
    return arrived;
  }
}

class End {
  readonly run: FaxRun;
  readonly events: FaxRunEvent[] = [];
  readonly wire: Wire;
  readonly #options: LoopOptions;
  readonly #udptl: UdptlSender;
  readonly #incoming: UdptlReceiver;
  #frames = 0;

  constructor(job: FaxJob, documentPages: number | null, options: LoopOptions, onEvent: (event: FaxRunEvent) => void) {
    this.#options = options;
    this.wire = new Wire(options);
    this.#udptl = new UdptlSender(400, (datagram) => this.wire.put(datagram));
    this.#incoming = new UdptlReceiver((packet, sequence) => this.run.takePacket(packet, sequence));
    this.run = new FaxRun({
      dsp: loadFaxDsp(),
      job,
      documentPages,
      onEvent: (event) => {
        this.events.push(event);
        onEvent(event);
      },
      onPacket: (packet, copies) => this.#udptl.put(packet, copies),
    });
  }

  /** 20 ms of what it says, as it is heard: what was lost is silence. */
  speak(): Int16Array {
    const frame = new Int16Array(FRAME);
    this.run.speak(frame);
    this.#frames++;
    if (this.#options.isLost?.(this.#frames)) return new Int16Array(FRAME);
    const { law = 'ulaw' } = this.#options;
    return decodeG711(law, encodeG711(law, frame));
  }

  advance(): void {
    this.run.advance(FRAME);
    this.#udptl.tick();
    this.#incoming.tick();
  }

  hear(datagrams: readonly Buffer[]): void {
    for (const datagram of datagrams) {
      const packet = parseUdptl(datagram);
      if (packet) this.#incoming.take(packet);
    }
  }
}

/** A fax from one end to the other, as fast as the machine can. */
export function faxLoop(options: LoopOptions): LoopResult {
  let hangsUp = false;
  const watch = (side: 'sender' | 'receiver') => (event: FaxRunEvent) => {
    if (options.hangUpWhen?.(side, event)) hangsUp = true;
  };
  const a = new End(options.sender, options.documentPages ?? null, options, watch('sender'));
  const b = new End(options.receiver, null, options, watch('receiver'));
  const isOver = () => [a, b].every(({ events }) => events.at(-1)?.name === 'finished');
  let frames = 0;
  for (; !hangsUp && !isOver() && frames < (options.longest ?? 1200) * FRAMES_A_SECOND; frames++) {
    if (frames === (options.t38After ?? -1) * FRAMES_A_SECOND) {
      for (const { run } of [a, b]) run.switchToT38(ourT38Parameters(true));
    }
    step(a, b);
  }
  const outcomes = { sender: a.run.hangUp(), receiver: b.run.hangUp() };
  for (const { run } of [a, b]) run.close();
  return { ...outcomes, events: { sender: a.events, receiver: b.events }, seconds: frames / FRAMES_A_SECOND };
}

function step(a: End, b: End): void {
  if (a.run.path === 'g711') {
    const [said, answered] = [a.speak(), b.speak()];
    a.run.hear(answered);
    b.run.hear(said);
    return;
  }
  for (const end of [a, b]) end.advance();
  b.hear(a.wire.take());
  a.hear(b.wire.take());
}
