import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { HearingFormat } from '../mixing/signal.ts';
import type { Endpoint, RemoteMedia } from './api.ts';
import { PayloadTable } from './payload-table.ts';
import type { WorkerCommand } from './protocol.ts';
import type { WorkerLink } from './worker-link.ts';

/** An endpoint as far as its place in a mixer or the like is concerned. */
export interface Seated {
  readonly endpoint: Endpoint;
  readonly link: WorkerLink;
  readonly remote: RemoteMedia | null;
  seat: TakenSeat | null;
}

/** Where an endpoint sits: on what thread, and with whom. */
export interface TakenSeat {
  readonly in: 'mixer' | 'wiretap' | 'echo';
  readonly home: WorkerLink;
  /** All who sit there. */
  readonly among: Set<Seated>;
}

/** What the seat's thread is asked for: a seat for an endpoint that hears in a format, behind a port if elsewhere. */
export type SeatCommand = (format: HearingFormat | null, port: MessagePort | null) => WorkerCommand;

/** Which seat each endpoint has; an endpoint has one at most, on its own media thread or on another. */
export class Seats {
  /** Seats an endpoint, leaving its former seat. Rejects with what the thread rejects `command` with. */
  async take(who: Seated, seat: TakenSeat, command: SeatCommand): Promise<void> {
    const leaving = this.leave(who);
    who.seat = seat;
    seat.among.add(who);
    try {
      await Promise.all([leaving, sit(who, seat, command)]);
    } catch (error) {
      if (who.seat === seat) await this.leave(who);
      throw error;
    }
  }

  /** Ends the seat of an endpoint, if any. */
  async leave(who: Seated): Promise<void> {
    const { seat, link, endpoint } = who;
    if (!seat) return;
    who.seat = null;
    seat.among.delete(who);
    const leaving = [link.request({ type: 'unbridge', id: endpoint.id })];
    if (seat.home !== link) leaving.push(seat.home.request({ type: 'unseat', id: endpoint.id }));
    // A side that is gone has no seat any more, which is all that was wanted.
    await Promise.allSettled(leaving);
  }

  /** The endpoint has another remote: what it hears is encoded accordingly. */
  async renegotiated({ seat, endpoint, remote }: Seated): Promise<void> {
    if (!seat || seat.in === 'echo') return;
    // A thread that is gone has taken the seat with it.
    await Promise.allSettled([
      seat.home.request({ type: 'hearing', id: endpoint.id, format: hearingFormatOf(remote) }),
    ]);
  }
}

/** In what an endpoint hears what is mixed; null when it takes nothing that can be encoded. */
export function hearingFormatOf(remote: RemoteMedia | null): HearingFormat | null {
  const voice = remote && new PayloadTable(remote).voice;
  return voice && { codec: voice.codec, format: voice.format, fmtp: voice.fmtp ?? '' };
}

async function sit({ endpoint, link, remote }: Seated, { home }: TakenSeat, command: SeatCommand): Promise<void> {
  const format = hearingFormatOf(remote);
  if (home === link) {
    await home.request(command(format, null));
    return;
  }
  const { port1, port2 } = new MessageChannel();
  await Promise.all([
    link.request({ type: 'link', id: endpoint.id, port: port1 }, [port1]),
    home.request(command(format, port2), [port2]),
  ]);
}
