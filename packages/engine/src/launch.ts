import { type FaxPlaneOptions, startFaxPlane, UdptlRelays } from '@strowger/fax';
import { type MediaPlane, startMediaPlane } from '@strowger/rtp';
import { type Clock, SipEndpoint, SipListenError } from '@strowger/sip';
import { type SwitchEvent, type SwitchHost, SwitchStartError } from '@strowger/switch';
import { createVoice } from '@strowger/voice';
import { Authenticator, accountName } from './access/authentication.ts';
import { ACCOUNT_RULE, BanList } from './access/ban-list.ts';
import { Gatekeeper } from './access/gatekeeper.ts';
import { REFUSALS } from './access/refuse.ts';
import { scannerFilter } from './access/scanners.ts';
import { DEFAULT_SOURCE_LIMITS, SourceLimits } from './access/source-limits.ts';
import { Calls } from './calls/calls.ts';
import { CallControl } from './calls/control.ts';
import { Intake } from './calls/intake.ts';
import { listenToMedia } from './calls/media-events.ts';
import { Overload } from './calls/overload.ts';
import { Rooms } from './conferences/rooms.ts';
import { CreditWatch } from './credit/credit-watch.ts';
import { Crossings } from './crossings/crossings.ts';
import { dividePorts } from './fax/fax-ports.ts';
import { FaxService } from './fax/fax-service.ts';
import { ALLOWED_METHODS } from './legs/dialog-requests.ts';
import { SUPPORTED } from './legs/phone-abilities.ts';
import { addressesOf, listeningPlaces, listenProblem } from './listening.ts';
import { onThisMachine } from './media/media-places.ts';
import { createSoundLibrary } from './media/sound-library.ts';
import { Transcoding } from './media/transcoding.ts';
import { Meetings } from './meetings/meetings.ts';
import { type EmbeddedSwitchOptions, settingsOf } from './options.ts';
import { ProviderRests } from './outbound/provider-rests.ts';
import { RowCalls } from './outbound/row-calls.ts';
import { Slots } from './parking/slots.ts';
import { Queues } from './queues/queues.ts';
import { ContactPinger } from './registration/contact-pinger.ts';
import { Locations } from './registration/locations.ts';
import { Registrar } from './registration/registrar.ts';
import { RequestRouter } from './request-router.ts';
import type { Services } from './services.ts';
import { followEvent } from './subscriptions/follow-changes.ts';
import { Lamps } from './subscriptions/lamps.ts';
import { provideLamps } from './subscriptions/provide-lamps.ts';
import { Subscriptions } from './subscriptions/subscriptions.ts';
import { WaitingMessages } from './subscriptions/waiting-messages.ts';
import { CallTraces } from './traces/call-traces.ts';
import { HomerCapture } from './traces/homer-capture.ts';
import { tapFor } from './traces/message-tap.ts';
import { DEFAULT_TRACE_LIMITS } from './traces/trace-limits.ts';
import { LiveTrunks } from './trunks/live-trunks.ts';

const USER_AGENT = 'Strowger';
const HOUSEKEEPING_MS = 1000;
/** Beyond these new calls get 503; registrations go on up to the router's own limit. */
const MOST_TRANSACTIONS_FOR_CALLS = 10_000;
const LONGEST_LAG_MS = 1500;

/** The engine's parts, put together and at work. */
export interface Running {
  readonly services: Services;
  readonly registrar: Registrar;
  readonly calls: Calls;
  readonly control: CallControl;
  readonly intake: Intake;
  readonly subscriptions: Subscriptions;
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

async function launchWith({ options, host, clock, emit: tell }: LaunchParts, media: MediaPlane): Promise<Running> {
  const { log } = options;
  const now = clock.now;
  const lamps = new Lamps();
  const emit = (event: SwitchEvent) => {
    tell(event);
    credit.follow(event);
    followEvent(lamps, event);
    waitingMessages.follow(event);
  };
  const locations = new Locations((flowId) => sip.flow(flowId) !== undefined);
  const bans = new BanList(now);
  const accounts = new BanList(now, ACCOUNT_RULE);
  const authenticator = new Authenticator(
    host,
    clock,
    (account, source) => accounts.isBanned(accountName(account)) && !locations.isKnownAddress(account, source, now()),
  );
  const gatekeeper = new Gatekeeper({
    ...{ host, authenticator, bans, accounts, locations, now },
    peerOf: (request, source) => trunks.peerOf(request, source),
  });
  const limits = new SourceLimits({
    settings: options.sourceLimits ?? (() => DEFAULT_SOURCE_LIMITS),
    host,
    locations,
    isProvider: (address, port) => trunks.isAt(address, port),
    now,
  });
  const registrar = new Registrar({
    ...{ host, gatekeeper, locations, log, now, emit },
    registered: (owner, request) => waitingMessages.registered(owner, request),
  });
  const traces = new CallTraces({ ...DEFAULT_TRACE_LIMITS, ...options.traces }, now);
  const homer = new HomerCapture({ target: options.hepTarget ?? (() => ''), log, now });
  const sip = new SipEndpoint({
    ...listeningPlaces(options),
    advertisedHost: options.publicAddress,
    userAgent: USER_AGENT,
    allowedMethods: ALLOWED_METHODS,
    supported: SUPPORTED,
    accept: (source) => crossings.isOwn(source) || limits.accepts(source),
    ignores: scannerFilter(host),
    tap: tapFor(traces, homer, log),
    onRequest: (request, transaction) => router.take(request, transaction),
    onInvalid: (_error, flow) => trunks.heardGarbage(flow.remote.address),
    onError: (error) => log('warn', 'SIP transport', { error: String(error) }),
  });
  const trunks = new LiveTrunks({ host, sip, clock, log, emit });
  const settings = settingsOf(options);
  const crossings = new Crossings(sip, clock, settings.publicAddress);
  const sounds = createSoundLibrary(
    options.voice ?? createVoice({ log: (notice) => log('warn', notice) }),
    host.mediaFiles,
  );
  const credit = new CreditWatch({ credit: host.callCredit, clock, sounds });
  const transcoding = new Transcoding(media, await media.transcodableCodecs(), {
    most: options.maxTranscodedCalls,
    workers: options.mediaWorkers ?? 1,
    onFull: (source) => {
      const { status, text: detail } = REFUSALS.transcoding_full;
      host.security({ kind: 'refused', source, reason: 'transcoding_full', status, detail });
    },
  });
  const queues = new Queues({
    store: host.agents,
    clock,
    log,
    isRegistered: (extensionUuid) => locations.live(extensionUuid, now()).length > 0,
    platform: host.platformNumbers,
    emit,
  });
  const services: Services = {
    host,
    sip,
    media,
    clock,
    fax: faxService(options),
    log,
    settings,
    locations,
    credit,
    crossings,
    slots: new Slots(),
    rooms: new Rooms({ host, media, sounds, clock, log, emit }),
    meetings: new Meetings(),
    queues,
    lamps,
    sounds,
    transcoding,
    traces,
    trunks,
    rests: new ProviderRests(),
    rowCalls: new RowCalls(),
    emit,
  };
  const calls = new Calls(services);
  const overload = new Overload({
    clock,
    limits: { legs: settings.maxLegs, transactions: MOST_TRANSACTIONS_FOR_CALLS, lagMs: LONGEST_LAG_MS },
    legs: () => calls.legCount,
    transactions: () => sip.load.transactions,
  });
  const intake = new Intake(services, gatekeeper, calls, overload);
  provideLamps(services, calls);
  const subscriptions = new Subscriptions(services, gatekeeper);
  const waitingMessages = new WaitingMessages(services, subscriptions);
  const router = new RequestRouter({
    ...{ gatekeeper, registrar, intake, subscriptions, limits, crossings, host, sip, log },
  });
  listenToMedia(services, calls);
  await registrar.load();
  await sip.start();
  trunks.start();
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
    registrar.dropLost();
    for (const source of bans.sweep()) host.security({ kind: 'unbanned', source });
    for (const account of accounts.sweep()) host.security({ kind: 'account_released', account });
    limits.sweep();
    pinger.round();
    trunks.round();
    traces.sweep();
  }, HOUSEKEEPING_MS);
  const close = async () => {
    clearInterval(housekeeping);
    overload.stop();
    credit.close();
    queues.close();
    await services.fax.close();
    await sip.stop();
    homer.close();
    await media.close();
  };
  return { services, registrar, calls, control: new CallControl(services, calls), intake, subscriptions, close };
}

async function startMedia(options: EmbeddedSwitchOptions): Promise<MediaPlane> {
  try {
    return await startMediaPlane({
      workers: options.mediaWorkers ?? 1,
      addresses: addressesOf(options.sipHost),
      portRange: dividePorts(options.rtpPorts).media,
      ...(options.mediaKey === undefined ? {} : { mediaKey: options.mediaKey }),
      log: options.log,
    });
  } catch (error) {
    throw new SwitchStartError(`STROWGER_RTP_PORTS ${options.rtpPorts.min}-${options.rtpPorts.max}: ${String(error)}`);
  }
}

function faxService({ rtpPorts, sipHost, fax, log }: EmbeddedSwitchOptions): FaxService {
  const bound = addressesOf(sipHost);
  const addresses = [...new Set([...bound, ...bound.map(onThisMachine)])];
  const places: FaxPlaneOptions = { addresses, portRange: dividePorts(rtpPorts).fax, log };
  return new FaxService(() => (fax ?? startFaxPlane)(places), new UdptlRelays(places));
}

function startError(error: unknown): unknown {
  return error instanceof SipListenError ? listenProblem(error) : error;
}
