import { type MediaPlane, type MediaPlaneEvents, startMediaPlane } from '@strowger/rtp';
import { type Clock, SipEndpoint, SipListenError } from '@strowger/sip';
import { type SwitchEvent, type SwitchHost, SwitchStartError } from '@strowger/switch';
import { Authenticator } from './access/authentication.ts';
import { BanList } from './access/ban-list.ts';
import { Gatekeeper } from './access/gatekeeper.ts';
import { MergedRequests } from './access/merged-requests.ts';
import { Calls } from './calls/calls.ts';
import { CallControl } from './calls/control.ts';
import { Intake } from './calls/intake.ts';
import { ALLOWED_METHODS } from './legs/dialog-requests.ts';
import { createSoundLibrary } from './media/sound-library.ts';
import { type EmbeddedSwitchOptions, settingsOf } from './options.ts';
import { ContactPinger } from './registration/contact-pinger.ts';
import { Locations } from './registration/locations.ts';
import { Registrar } from './registration/registrar.ts';
import { RequestRouter } from './request-router.ts';
import type { Services } from './services.ts';

const MUSIC_DIRECTORY = '/usr/share/asterisk/moh';
const USER_AGENT = 'Strowger';
const HOUSEKEEPING_MS = 1000;

/** The engine's parts, put together and at work. */
export interface Running {
  readonly services: Services;
  readonly registrar: Registrar;
  readonly calls: Calls;
  readonly control: CallControl;
  readonly intake: Intake;
  /** Closes sockets and media threads. */
  close(): Promise<void>;
}

export interface LaunchParts {
  readonly options: EmbeddedSwitchOptions;
  readonly host: SwitchHost;
  readonly clock: Clock;
  emit(event: SwitchEvent): void;
}

/** Puts the engine together, loads its bindings and opens its sockets. Rejects with SwitchStartError. */
export async function launch(parts: LaunchParts): Promise<Running> {
  const media = await startMedia(parts.options);
  try {
    return await launchWith(parts, media);
  } catch (error) {
    await media.close();
    throw startError(error);
  }
}

async function launchWith({ options, host, clock, emit }: LaunchParts, media: MediaPlane): Promise<Running> {
  const { log } = options;
  const now = clock.now;
  const locations = new Locations();
  const bans = new BanList(now);
  const gatekeeper = new Gatekeeper({ host, authenticator: new Authenticator(host, clock), bans, locations, now });
  const registrar = new Registrar({ host, gatekeeper, locations, log, now, emit });
  const sip = new SipEndpoint({
    listen: listenAddresses(options),
    advertisedHost: options.publicAddress,
    userAgent: USER_AGENT,
    allowedMethods: ALLOWED_METHODS,
    onRequest: (request, transaction) => router.take(request, transaction),
    onError: (error) => log('warn', 'SIP transport', { error: String(error) }),
  });
  const settings = settingsOf(options);
  const sounds = createSoundLibrary(MUSIC_DIRECTORY);
  const services: Services = { host, sip, media, clock, log, settings, locations, sounds, emit };
  const calls = new Calls(services);
  const intake = new Intake(services, gatekeeper, calls);
  const router = new RequestRouter({ gatekeeper, registrar, intake, merged: new MergedRequests(now), sip, log });
  listenToMedia(services, calls);
  await registrar.load();
  await sip.start();
  const pinger = new ContactPinger({
    sip,
    locations,
    clock,
    log,
    intervalMs: settings.pingIntervalMs,
    address: settings.publicAddress,
  });
  const housekeeping = setInterval(() => {
    registrar.expire();
    bans.sweep();
    pinger.round();
  }, HOUSEKEEPING_MS);
  const close = async () => {
    clearInterval(housekeeping);
    await sip.stop();
    await media.close();
  };
  return { services, registrar, calls, control: new CallControl(services, calls), intake, close };
}

async function startMedia(options: EmbeddedSwitchOptions): Promise<MediaPlane> {
  try {
    return await startMediaPlane({
      workers: options.mediaWorkers ?? 1,
      addresses: [options.sipHost],
      portRange: options.rtpPorts,
      log: options.log,
    });
  } catch (error) {
    throw new SwitchStartError(`STROWGER_RTP_PORTS ${options.rtpPorts.min}-${options.rtpPorts.max}: ${String(error)}`);
  }
}

function listenAddresses({ sipHost, sipPort }: EmbeddedSwitchOptions) {
  return (['udp', 'tcp'] as const).map((transport) => ({ transport, address: sipHost, port: sipPort }));
}

/** Digits and dead media threads are told by endpoint: find whose they are. */
function listenToMedia({ media, log }: Services, calls: Calls): void {
  media.on('dtmf', ({ endpointId, digit, durationMs }: MediaPlaneEvents['dtmf'][0]) => {
    const found = calls.byEndpoint(endpointId);
    found?.call.legDigit(found.leg, digit, durationMs, 'rtp');
  });
  media.on('worker-failed', ({ worker, endpointIds, error }: MediaPlaneEvents['worker-failed'][0]) => {
    log('error', 'a media thread died and its calls end', { worker, calls: endpointIds.length, error: String(error) });
    for (const id of endpointIds) void calls.byEndpoint(id)?.call.end('NETWORK_OUT_OF_ORDER');
  });
}

function startError(error: unknown): unknown {
  if (!(error instanceof SipListenError)) return error;
  const { code, transport, address, port } = error;
  return new SwitchStartError(`STROWGER_SIP_PORT ${port} (${transport}) on ${address} ${problemOf(code)}`);
}

function problemOf(code: string): string {
  if (code === 'EADDRINUSE') return 'is already in use';
  if (code === 'EACCES') return 'may not be bound by this user';
  if (code === 'EADDRNOTAVAIL') return 'is no address of this machine (STROWGER_SIP_HOST)';
  return `cannot be bound: ${code}`;
}
