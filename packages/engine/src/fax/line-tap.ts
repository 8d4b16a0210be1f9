import type { FaxLine, FaxLineOptions } from '@strowger/fax';
import type { Endpoint } from '@strowger/rtp';
import type { Leg } from '../legs/leg.ts';
import { isG711, PCMU } from '../media/codec.ts';
import { onThisMachine } from '../media/media-places.ts';

/** A fax line beside a leg: an endpoint of the media plane hands the leg's audio over to it on this machine. */
export interface LineTap {
  readonly line: FaxLine;
  readonly endpoint: Endpoint;
  /** Resolves when both are gone. */
  close(): Promise<void>;
}

/** Takes a line and connects an endpoint with it. Rejects with FaxError or MediaError. */
export async function openLineTap(leg: Leg, onEvent: NonNullable<FaxLineOptions['onEvent']>): Promise<LineTap> {
  const { fax, media: plane } = leg.services;
  const { media } = leg;
  if (media === null) throw new RangeError('a leg without media has no fax line');
  const address = onThisMachine(media.boundTo);
  const line = await (await fax.plane()).openLine({ address, onEvent });
  let endpoint: Endpoint | null = null;
  const close = async () => {
    await line.close();
    if (endpoint !== null) await plane.closeEndpoint(endpoint.id).catch(() => undefined);
  };
  try {
    endpoint = await plane.createEndpoint({ address: media.boundTo, near: media.endpoint.id, silentAfterMs: 0 });
    const { name, payloadType } = media.settled?.codecs.find(isG711) ?? PCMU;
    const codec = name.toUpperCase() === 'PCMA' ? 'PCMA' : 'PCMU';
    await plane.setRemote(endpoint.id, {
      address: line.address,
      port: line.port,
      payloads: [{ pt: payloadType, codec, clockRate: 8000 }],
      symmetric: false,
    });
    await line.connect({ address, port: endpoint.port, codec, payloadType, symmetric: false });
    return { line, endpoint, close };
  } catch (error) {
    await close();
    throw error;
  }
}
