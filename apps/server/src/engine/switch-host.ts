import { type PlatformNumbers, planCall } from '@strowger/callplan';
import type { Database } from '@strowger/db';
import type {
  AgentStore,
  BindingStore,
  CallBlockHits,
  CallCredit,
  CallerSettings,
  EmergencyCalls,
  FaxInbox,
  FlowHost,
  MailboxStore,
  MediaFiles,
  MissedCalls,
  PinCheck,
  PromptStore,
  RecordingStore,
  SecurityNotice,
  SwitchHost,
  Trunks,
  WakeUpCalls,
} from '@strowger/switch';
import type { Logger } from 'pino';
import type { StoredCallJournal } from './call-journal.ts';
import type { Directory } from './directory.ts';
import type { LastCallMemory } from './last-calls.ts';
import { createSecurityLog } from './security-log.ts';
import type { SparedAddresses } from './spared-addresses.ts';

/** Realm of challenges to a host that is no domain of ours (contract 20 §1.1). */
const DEFAULT_REALM = 'strowger';

/** Names of accounts are as long as their senders like. */
const LONGEST_SUBJECT = 255;

/** What the server answers an engine: configuration from memory, plans from the pure planner, durable records. */
export function createSwitchHost(options: {
  readonly db: Database;
  readonly directory: Directory;
  readonly journal: StoredCallJournal;
  readonly bindings: BindingStore;
  readonly mediaFiles: MediaFiles;
  readonly pins: PinCheck;
  readonly prompts: PromptStore;
  readonly mailboxes: MailboxStore;
  readonly recordings: RecordingStore;
  readonly callerSettings: CallerSettings;
  readonly emergencyCalls: EmergencyCalls;
  readonly faxInbox: FaxInbox;
  readonly flows: FlowHost;
  readonly lastCalls: LastCallMemory;
  readonly missedCalls: MissedCalls;
  readonly agents: AgentStore;
  readonly callBlockHits: CallBlockHits;
  readonly callCredit: CallCredit;
  readonly trunks: Trunks;
  readonly wakeUpCalls: WakeUpCalls;
  readonly platformNumbers: PlatformNumbers;
  readonly spared: Pick<SparedAddresses, 'has'>;
  readonly log: Logger;
  readonly now: () => Date;
  readonly onSecurityNotice: (notice: SecurityNotice) => void;
}): SwitchHost {
  const { db, directory, log } = options;
  const tell = createSecurityLog(log, options.now);
  return {
    subscriber: (user, host, username) => directory.subscriber(user, host, username),
    realm: async (host) => (await directory.tenantOfDomain(host))?.domainName ?? DEFAULT_REALM,
    tenantOf: (tenantId) => directory.tenant(tenantId),
    async plan(tenantId, leg) {
      const tenant = await directory.tenant(tenantId);
      if (!tenant) throw new Error(`tenant ${tenantId} has no domain`);
      const plan = planCall(tenant, leg, options.now(), options.platformNumbers);
      options.lastCalls.note(tenant, leg, plan);
      return plan;
    },
    platformNumbers: options.platformNumbers,
    journal: options.journal,
    bindings: options.bindings,
    mediaFiles: options.mediaFiles,
    pins: options.pins,
    prompts: options.prompts,
    mailboxes: options.mailboxes,
    recordings: options.recordings,
    callerSettings: options.callerSettings,
    emergencyCalls: options.emergencyCalls,
    faxInbox: options.faxInbox,
    flows: options.flows,
    lastCalls: options.lastCalls,
    missedCalls: options.missedCalls,
    agents: options.agents,
    callBlockHits: options.callBlockHits,
    callCredit: options.callCredit,
    trunks: options.trunks,
    wakeUpCalls: options.wakeUpCalls,
    isSpared: (address) => options.spared.has(address),
    security(notice) {
      options.onSecurityNotice(notice);
      tell(notice);
      const row = auditRowOf(notice);
      if (row === null) return;
      recordBan(db, row).catch((error: unknown) => log.error({ err: error }, 'a ban could not be audited'));
    },
  };
}

interface BanRow {
  readonly action: 'ban' | 'unban';
  readonly subject: string;
  readonly address: string;
  readonly untilMs: number | null;
}

/** Bans of addresses and of accounts, and their ends, are kept; single refusals are counted and logged. */
function auditRowOf(notice: SecurityNotice): BanRow | null {
  switch (notice.kind) {
    case 'banned':
      return { action: 'ban', subject: notice.source, address: notice.source, untilMs: notice.untilMs };
    case 'unbanned':
      return { action: 'unban', subject: notice.source, address: notice.source, untilMs: null };
    case 'account_guarded':
      return { action: 'ban', subject: notice.account, address: notice.source, untilMs: notice.untilMs };
    case 'account_released':
      return { action: 'unban', subject: notice.account, address: '', untilMs: null };
    default:
      return null;
  }
}

/** A ban touches everybody behind the address: it is the platform's row, not a tenant's. */
function recordBan(db: Database, { action, subject, address, untilMs }: BanRow): Promise<unknown> {
  const after = untilMs === null ? null : JSON.stringify({ until: new Date(untilMs).toISOString() });
  return db.transaction({ kind: 'all' }, (trx) =>
    trx
      .insertInto('audit')
      .values({
        tenant_id: null,
        ip_address: address,
        resource: 'sip',
        resource_id: subject.slice(0, LONGEST_SUBJECT),
        action,
        after,
      })
      .execute(),
  );
}
