import { afterAll, expect, onTestFinished, vi } from 'vitest';
import type { Endpoint, MediaPlane, MediaPlaneEvents, MediaPlaneOptions, Payload, RemoteMedia } from './api.ts';
import { startMediaPlane } from './media-plane.ts';
import { RtpPeer } from './rtp-peer.fixture.ts';

export const PCMU: Payload = { pt: 0, codec: 'PCMU', clockRate: 8000 };
export const PCMA: Payload = { pt: 8, codec: 'PCMA', clockRate: 8000 };

type Told = { [E in keyof MediaPlaneEvents]: MediaPlaneEvents[E][0][] };

/**
 * Ports of this test process: what a phone of another one still sends must not arrive at a plane that took the port after
 * its own. Those above are of tests that name their own.
 */
const PORTS = 1000;
const FIRST_PORT = 20_000 + PORTS * (Number(process.env['VITEST_POOL_ID'] ?? 0) % 4);

let shared: Promise<MediaPlane> | null = null;
afterAll(async () => (await shared)?.close());

/**
 * A plane that keeps its events while the test runs. Without options it is one for the whole file, for threads are
 * slow to start; with options it is the test's own.
 */
export async function openPlane(
  options: Partial<MediaPlaneOptions> | null = null,
): Promise<{ plane: MediaPlane; told: Told }> {
  const range = { addresses: ['127.0.0.1'], portRange: { min: FIRST_PORT, max: FIRST_PORT + PORTS - 1 } };
  if (!options) shared ??= startMediaPlane(range);
  const plane = await (options || !shared ? startMediaPlane({ ...range, ...options }) : shared);
  const told: Told = { dtmf: [], played: [], silent: [], latched: [], talking: [], floor: [], 'worker-failed': [] };
  const stops = [
    keep(plane, 'dtmf', told.dtmf),
    keep(plane, 'played', told.played),
    keep(plane, 'silent', told.silent),
    keep(plane, 'latched', told.latched),
    keep(plane, 'talking', told.talking),
    keep(plane, 'floor', told.floor),
    keep(plane, 'worker-failed', told['worker-failed']),
  ];
  onTestFinished(async () => {
    for (const stop of stops) stop();
    if (options) await plane.close();
  });
  return { plane, told };
}

function keep<E extends keyof MediaPlaneEvents>(
  plane: MediaPlane,
  event: E,
  kept: MediaPlaneEvents[E][0][],
): () => void {
  const listener = (...[told]: MediaPlaneEvents[E]): void => {
    kept.push(told);
  };
  plane.on(event, listener);
  return () => plane.off(event, listener);
}

export async function openPeer(host?: '127.0.0.1' | '::1'): Promise<RtpPeer> {
  const peer = await RtpPeer.open(host);
  onTestFinished(() => peer.close());
  return peer;
}

/** An endpoint and the phone that it is negotiated with. */
export async function openLeg(
  plane: MediaPlane,
  remote: Partial<RemoteMedia> = {},
  near?: Endpoint,
): Promise<{ endpoint: Endpoint; peer: RtpPeer }> {
  const peer = await openPeer();
  const endpoint = await plane.createEndpoint(near ? { near: near.id } : {});
  await plane.setRemote(endpoint.id, remoteOf(peer, remote));
  return { endpoint, peer };
}

export function remoteOf(peer: RtpPeer, remote: Partial<RemoteMedia> = {}): RemoteMedia {
  return { address: peer.host, port: peer.port, rtcpPort: peer.rtcpPort, payloads: [PCMU], ...remote };
}

/** Waits, within bounds, until this many packets were heard. */
export async function hears(peer: RtpPeer, packets: number): Promise<void> {
  await eventually(() => expect(peer.heard.length).toBeGreaterThanOrEqual(packets));
}

/** Waits, within bounds, until the assertion holds. */
export function eventually<T>(assertion: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(assertion, { timeout: 15_000, interval: 10 });
}
