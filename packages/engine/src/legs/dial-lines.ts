import { type EndpointStats, MediaError } from '@strowger/rtp';
import type { LegMedia } from '../media/leg-media.ts';
import { type IpVersion, ipVersionOf } from '../media/media-places.ts';
import type { MediaProfile } from '../media/media-security.ts';
import type { Contact } from '../registration/locations.ts';

/** A media port and the offer that was written for it. */
export interface Line {
  readonly media: LegMedia;
  readonly offer: string;
}

/** What phones can share a media port: those whose media travel alike over the same version of IP. */
export interface LineKind {
  readonly profile: MediaProfile;
  readonly version: IpVersion;
}

/** How the media of a phone travels that is reached by this SIP transport, unless it asks otherwise. */
export function profileOf(transport: string): MediaProfile {
  if (transport === 'ws' || transport === 'wss') return 'webrtc';
  return transport === 'tls' ? 'sdes' : 'plain';
}

/**
 * The media ports of one leg while its phones ring. Phones of one kind share a port, for only one will answer; every
 * browser has its own, because its transport is tied to whom it was described to.
 */
export class DialLines {
  readonly #open: (kind: LineKind) => Promise<Line>;
  readonly #shared = new Map<string, Promise<Line>>();
  readonly #media = new Set<LegMedia>();
  #closed = false;

  constructor(open: (kind: LineKind) => Promise<Line>) {
    this.#open = open;
  }

  /** Rejects with MediaError when there is no port, `closed` after `keep`. */
  lineFor({ binding: { source } }: Contact): Promise<Line> {
    return this.line({ profile: profileOf(source.transport), version: ipVersionOf(source.address) });
  }

  /** The same for a phone that refused protection. */
  plainLineFor({ binding: { source } }: Contact): Promise<Line> {
    return this.line({ profile: 'plain', version: ipVersionOf(source.address) });
  }

  /** The same by what its media is to be like. */
  line(kind: LineKind): Promise<Line> {
    if (kind.profile === 'webrtc') return this.#take(kind);
    const name = `${kind.profile}/${kind.version}`;
    const known = this.#shared.get(name) ?? this.#take(kind);
    this.#shared.set(name, known);
    return known;
  }

  /** Closes all ports but the one that stays in use. */
  async keep(media: LegMedia | null): Promise<void> {
    this.#closed = true;
    const spare = [...this.#media].filter((other) => other !== media);
    this.#media.clear();
    await Promise.allSettled(spare.map((other): Promise<EndpointStats> => other.close()));
  }

  async #take(kind: LineKind): Promise<Line> {
    const line = await this.#open(kind);
    if (this.#closed) {
      await line.media.close();
      throw new MediaError('closed', 'the leg rings no more');
    }
    this.#media.add(line.media);
    return line;
  }
}
