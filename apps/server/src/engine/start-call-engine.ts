import { join } from 'node:path';
import type { MailboxConfiguration } from '@strowger/callplan';
import type { Database } from '@strowger/db';
import { createEmbeddedSwitch } from '@strowger/engine';
import type { WebSocketListener } from '@strowger/sip';
import type { CallCredit, SecurityNotice, Switch } from '@strowger/switch';
import type { Logger } from 'pino';
import { isConfigResource } from '../events/config-resource.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { StrowgerEvent } from '../events/event-types.ts';
import type { KeptEvent } from '../events/keep-event.ts';
import { CallBlockHitCount } from '../features/call-block/count-hits.ts';
import { createRecordingStore } from '../features/call-recordings/recording-store.ts';
import { createPromptStore } from '../features/recordings/prompt-store.ts';
import { createMailboxStore } from '../features/voicemails/mailbox-store.ts';
import { createWakeUpCalls } from '../features/wake-up-calls/wake-up-store.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Mail } from '../mail/mail.ts';
import { MediaStore, mediaKeyOf } from '../media-store/media-store.ts';
import { countReceivedFaxes, type FaxMetrics } from '../monitoring/count-faxes.ts';
import type { Vault } from '../secrets/vault.ts';
import type { Environment } from '../settings/environment.ts';
import type { SystemSettings } from '../settings/system-settings.ts';
import type { Speech } from '../speech/speech.ts';
import { createAgentStore } from './agent-store.ts';
import { createBindingStore } from './binding-store.ts';
import { startCallJournal } from './call-journal.ts';
import { createCallerSettings } from './caller-settings.ts';
import type { CertificateWatch } from './certificate-watch.ts';
import { type ConfigurationChange, Directory } from './directory.ts';
import { EmergencyCallLog } from './emergency-call-log.ts';
import { createFaxInbox } from './fax-inbox.ts';
import { createFlowHost } from './flow-host.ts';
import { LastCallMemory } from './last-calls.ts';
import { StoredMediaFiles } from './media-files.ts';
import { createMissedCallMails } from './missed-call-mails.ts';
import { OutboundDirectory } from './outbound-directory.ts';
import { createPinCheck } from './pin-check.ts';
import { platformNumbersOf } from './platform-numbers.ts';
import { publishSwitchEvents } from './publish-switch-events.ts';
import { SparedAddresses } from './spared-addresses.ts';
import { createSwitchHost } from './switch-host.ts';
import { TrunkDirectory } from './trunk-directory.ts';

/** An event as far as the directory looks at it. */
type ConfigurationEvent = Pick<StrowgerEvent, 'type' | 'tenant_id' | 'data'>;

type Follower = { apply(change: ConfigurationChange): Promise<void> };

/** What is read whole and kept in memory. */
type Reloaded = { reload(): Promise<void> };

/** The engine with what it stands on: its directory and its journal. */
export interface CallEngine {
  readonly engine: Switch;
  /** Takes a committed configuration change over; resolves when the next call of this process sees it. */
  configurationChanged(event: ConfigurationEvent): Promise<void>;
  /** Call records that are journalled on disk but not yet in the database. */
  pendingRecords(): number;
  /** Resolves when every finished leg is in the database. */
  flushJournal(): Promise<void>;
  /** May be called again, with less patience. */
  stop(graceMs: number): Promise<void>;
}

/**
 * Starts the embedded engine over this process's view of the configuration.
 * @param options.onRecords told when finished legs reached the database
 * @throws SwitchStartError when a port or address is not to be had
 */
export async function startCallEngine(options: {
  readonly environment: Environment;
  readonly db: Database;
  readonly vault: Vault;
  readonly bus: EventBus;
  readonly log: Logger;
  readonly now: () => Date;
  readonly settings: SystemSettings;
  readonly mail: Mail;
  readonly speech: Speech;
  readonly jobs: Pick<Jobs, 'enqueue'>;
  readonly metrics: FaxMetrics;
  /** What SIP over TLS shows; null where the settings want none. */
  readonly certificate: CertificateWatch | null;
  /** Takes SIP over WebSocket from the HTTP server. */
  readonly webSocket: WebSocketListener;
  readonly callCredit: CallCredit;
  readonly onRecords: () => void;
  readonly onSecurityNotice: (notice: SecurityNotice) => void;
}): Promise<CallEngine> {
  const { environment, db, bus, log } = options;
  const directory = new Directory(db, options.vault, options.settings, options.now);
  const journal = await startCallJournal({
    db,
    log,
    directory: join(environment.data, 'journal', 'spool'),
    onStored: options.onRecords,
  });
  const bindings = createBindingStore(db, log);
  const lastCalls = new LastCallMemory(db, log);
  const emergencyCalls = new EmergencyCallLog(db, log);
  const callBlockHits = new CallBlockHitCount(db, log);
  const trunks = new TrunkDirectory({ db, directory, vault: options.vault, log, nodeId: environment.nodeId });
  const outbound = new OutboundDirectory(db);
  const spared = new SparedAddresses(db, options.now);
  // The engine last: it tells phones what the directories answer by then.
  const phones: Follower = { apply: async (change) => engine.configurationChanged(change) };
  const configurationChanged = (event: ConfigurationEvent) =>
    follow([directory, trunks, outbound, spared, phones], event);
  const media = new MediaStore(environment.data, options.vault);
  await media.sweepDrafts();
  const host = createSwitchHost({
    db,
    directory,
    journal,
    bindings,
    mediaFiles: new StoredMediaFiles(directory, media),
    pins: createPinCheck(db, options.vault, options.now),
    mailboxes: createMailboxStore({
      ...options,
      files: media,
      find: (tenantId, number) => mailboxAt(directory, tenantId, number),
    }),
    recordings: createRecordingStore(db, media),
    prompts: createPromptStore({
      db,
      files: media,
      now: options.now,
      committed: (events) => followAll(events, configurationChanged, log),
    }),
    callerSettings: createCallerSettings({
      db,
      vault: options.vault,
      settings: options.settings,
      now: options.now,
      committed: (events) => followAll(events, configurationChanged, log),
    }),
    emergencyCalls,
    faxInbox: countReceivedFaxes(options.metrics, createFaxInbox(options)),
    flows: createFlowHost({
      ...options,
      committed: (events) => followAll(events, configurationChanged, log),
    }),
    lastCalls,
    missedCalls: createMissedCallMails(db, options.mail, log),
    agents: createAgentStore({
      db,
      directory,
      now: options.now,
      committed: (events) => followAll(events, configurationChanged, log),
    }),
    callBlockHits,
    callCredit: options.callCredit,
    trunks,
    platformNumbers: platformNumbersOf(trunks, outbound),
    spared,
    wakeUpCalls: createWakeUpCalls({
      db,
      jobs: options.jobs,
      now: options.now,
      committed: (events) => followAll(events, configurationChanged, log),
    }),
    log,
    now: options.now,
    onSecurityNotice: options.onSecurityNotice,
  });
  const engine = createEmbeddedSwitch(
    {
      sipHost: environment.sipHost,
      sipPort: environment.sipPort,
      ...sipOverTls(environment, options.certificate),
      webSocket: {
        factory: options.webSocket.factory,
        place: {
          transport: environment.tls ? 'wss' : 'ws',
          address: environment.host,
          port: environment.port,
        },
      },
      publicAddress: environment.publicAddress,
      publicAddress6: environment.publicAddress6,
      maxTranscodedCalls: environment.maxTranscodedCalls,
      rtpPorts: environment.rtpPorts,
      mediaKey: mediaKeyOf(options.vault),
      sourceLimits: () => ({
        messagesPerSecond: options.settings.get('sip_message_rate'),
        connectionsPerSecond: options.settings.get('sip_connection_rate'),
      }),
      hepTarget: () => options.settings.get('hep_target'),
      log: (level, message, detail) => log[level](detail ?? {}, message),
      now: () => options.now().getTime(),
    },
    host,
  );
  const leave = [
    publishSwitchEvents(engine, directory, bus),
    bus.onGap(() => forget(directory, [trunks, outbound, spared], engine, log)),
  ];
  try {
    await trunks.start();
    await outbound.start();
    await spared.reload();
    await engine.start();
  } catch (error) {
    trunks.stop();
    for (const unsubscribe of leave) unsubscribe();
    await journal.stop();
    throw error;
  }
  let stored: Promise<unknown> | null = null;
  return {
    engine,
    configurationChanged,
    pendingRecords: () => journal.pending(),
    flushJournal: () => journal.flush(),
    async stop(graceMs) {
      await engine.stop(graceMs);
      for (const unsubscribe of leave) unsubscribe();
      trunks.stop();
      stored ??= Promise.all([
        journal.stop(),
        bindings.close(),
        lastCalls.flush(),
        callBlockHits.flush(),
        emergencyCalls.flush(),
      ]);
      await stored;
    },
  };
}

function sipOverTls({ sipsPort }: Environment, certificate: CertificateWatch | null) {
  if (sipsPort === 0 || certificate === null) return {};
  return { sips: { port: sipsPort, ...certificate.pair, onRenewal: certificate.onRenewal } };
}

/** The directories one after the other: who is called must be known before it is known whose number that is. */
async function follow(followers: readonly Follower[], event: ConfigurationEvent): Promise<void> {
  if (event.type !== 'config.changed') return;
  const { resource, id } = event.data;
  if (!isConfigResource(resource)) return;
  const change = { tenantId: event.tenant_id, resource, id: String(id) };
  for (const follower of followers) await follower.apply(change);
}

/** What is committed is committed: a directory that could not follow reads anew. */
async function followAll(
  events: readonly KeptEvent[],
  changed: (event: ConfigurationEvent) => Promise<void>,
  log: Logger,
): Promise<void> {
  for (const { tenantId, ...event } of events) {
    await changed({ ...event, tenant_id: tenantId }).catch((error: unknown) => {
      log.error({ err: error }, 'a change could not be followed');
    });
  }
}

function forget(directory: Directory, others: readonly Reloaded[], engine: Switch, log: Logger): void {
  directory.clear();
  engine.configurationChanged({ tenantId: null, resource: 'tenants', id: '' });
  for (const other of others) {
    other
      .reload()
      .catch((error: unknown) => log.error({ err: error }, 'providers, numbers and the whitelist could not be read'));
  }
}

/** The enabled mailbox of a number, as the next call sees it. */
async function mailboxAt(directory: Directory, tenantId: number, number: string): Promise<MailboxConfiguration | null> {
  const mailbox = (await directory.tenant(tenantId))?.mailboxes.get(number);
  return mailbox?.enabled ? mailbox : null;
}
