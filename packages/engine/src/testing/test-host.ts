import {
  type AgentStatus,
  type CallPlan,
  DidIndex,
  type ExtensionConfiguration,
  type Leg,
  type OutboundConfiguration,
  type PlatformNumbers,
  planCall,
  type TenantConfiguration,
} from '@strowger/callplan';
import { extension as planned, tenantOf } from '@strowger/callplan/testing';
import type {
  BindingChange,
  BindingKey,
  CallRecord,
  EmergencyCall,
  FaxOutcome,
  FaxToSend,
  FlowAction,
  FlowFax,
  FlowFaxWish,
  FlowText,
  MissedCallNotice,
  OpenCall,
  RecordedPrompt,
  SecurityNotice,
  StoredBinding,
  Subscriber,
  SwitchHost,
} from '@strowger/switch';
import { FeatureHost } from './feature-host.ts';
import { Observed } from './observed.ts';
import { TestCallCredit } from './test-call-credit.ts';
import { TestFaxInbox } from './test-fax-inbox.ts';
import { TestMailboxes } from './test-mailboxes.ts';
import { TestRecordings } from './test-recordings.ts';

export const DOMAIN = 'acme.example';
export const TENANT_ID = 7;

export { uuidOf } from '@strowger/callplan/testing';

/** An enabled voice extension without forwards. */
export function extension(number: string, settings: Partial<ExtensionConfiguration> = {}): ExtensionConfiguration {
  return planned(number, { accountcode: DOMAIN, ...settings });
}

export function tenantWith(
  extensions: readonly ExtensionConfiguration[],
  settings: Partial<TenantConfiguration> = {},
): TenantConfiguration {
  const names = { tenantId: TENANT_ID, domainName: DOMAIN };
  return { ...tenantOf(...extensions), ...names, timeZone: 'UTC', ringback: '', ...settings };
}

/** A host with one tenant in memory; every extension's password is `secret-<number>`. */
export class TestHost implements SwitchHost {
  tenant: TenantConfiguration;
  /** Other tenants of the platform; their extensions have numbers of their own. */
  readonly others: TenantConfiguration[] = [];
  readonly seen = new Observed();
  readonly opened: OpenCall[] = [];
  readonly closed: CallRecord[] = [];
  readonly notices: SecurityNotice[] = [];
  readonly stored = new Map<string, StoredBinding>();
  storing: () => Promise<void> = () => Promise.resolve();

  readonly features = new FeatureHost(
    () => this.tenant,
    () => this.seen.notify(),
  );
  readonly mailboxes = new TestMailboxes(
    () => this.tenant,
    () => this.seen.notify(),
  );
  readonly recordings = new TestRecordings(() => this.seen.notify());
  readonly callCredit = new TestCallCredit(() => this.seen.notify());
  readonly pins = this.features.pins;
  readonly callerSettings = this.features.callerSettings;
  readonly lastCalls = this.features.lastCalls;
  /** What flows asked for; `readings`: WAV files by what they read, gone when they are released. */
  readonly flowActions: FlowAction[] = [];
  readonly readings = new Map<string, string>();
  readonly flowRefusals = new Set<FlowAction['kind']>();
  /** By document; and what became of those that were sent. */
  readonly flowFaxes = new Map<number, FaxToSend>();
  readonly flowFaxesOver: FaxOutcome[] = [];
  readonly flows = {
    read: async ({ text }: FlowText) => {
      const path = this.readings.get(text);
      return path === undefined ? null : { path, release: () => void this.readings.delete(text) };
    },
    fax: async (wanted: FlowFaxWish): Promise<FlowFax> => {
      const fax = this.flowFaxes.get(wanted.documentId);
      if (fax === undefined) throw new Error('no such document');
      return { fax, over: async (outcome) => void this.flowFaxesOver.push(outcome) };
    },
    act: async (action: FlowAction) => {
      if (this.flowRefusals.has(action.kind)) throw new Error('refused');
      this.flowActions.push(action);
    },
  };
  readonly faxInbox = new TestFaxInbox(() => this.seen.notify());
  readonly trunks = this.features.trunks;
  readonly wakeUpCalls = this.features.wakeUpCalls;

  constructor(tenant: TenantConfiguration) {
    this.tenant = tenant;
  }

  async subscriber(user: string, host: string): Promise<Subscriber | null> {
    const tenant = this.others.find(({ numbers }) => numbers.has(user)) ?? this.tenant;
    const owner = host === this.tenant.domainName || host === '127.0.0.1' ? tenant.numbers.get(user) : undefined;
    const found = owner === undefined ? undefined : tenant.extensions.get(owner.uuid);
    return found === undefined ? null : { tenant, extension: found, password: `secret-${found.number}` };
  }

  async realm(host: string): Promise<string> {
    return host === this.tenant.domainName ? host : 'strowger';
  }

  async tenantOf(tenantId: number): Promise<TenantConfiguration | null> {
    return [this.tenant, ...this.others].find((tenant) => tenant.tenantId === tenantId) ?? null;
  }

  async plan(tenantId: number, leg: Leg): Promise<CallPlan> {
    return planCall((await this.tenantOf(tenantId)) ?? this.tenant, leg, new Date(), this.platformNumbers);
  }

  ownerOfDid(dialled: string) {
    const owners = [this.tenant, ...this.others].map((tenant) => ({
      tenantId: tenant.tenantId,
      number: new DidIndex(tenant.inboundRoutes).findExact(dialled)?.number ?? '',
    }));
    return owners.find(({ number }) => number !== '') ?? null;
  }

  readonly journal = {
    opened: (record: OpenCall) => {
      this.opened.push(record);
      this.seen.notify();
    },
    closed: (record: CallRecord) => {
      this.closed.push(record);
      this.seen.notify();
    },
  };

  /** What leads outside; undefined: nothing. */
  outbound: OutboundConfiguration | undefined;
  readonly platformNumbers: PlatformNumbers = platformOf(this);

  readonly emergencies: EmergencyCall[] = [];
  readonly emergencyCalls = {
    placed: (call: EmergencyCall) => {
      this.emergencies.unshift(call);
      this.seen.notify();
    },
    latest: async (_tenantId: number, count: number) => this.emergencies.slice(0, count),
  };

  /** Paths of recordings that the tenant brought, by name. */
  readonly sounds = new Map<string, string>();
  readonly mediaFiles = {
    recording: async (_tenantId: number, name: string) => this.sounds.get(name) ?? null,
    music: () => null,
  };

  readonly agents = {
    tenant: async () => this.tenant,
    setStatus: async (_tenantId: number, agentUuid: string, status: AgentStatus) => {
      const agent = this.tenant.agents.get(agentUuid);
      if (agent === undefined) return;
      this.tenant = { ...this.tenant, agents: new Map([...this.tenant.agents, [agentUuid, { ...agent, status }]]) };
      this.seen.notify();
    },
  };

  readonly keptPrompts: RecordedPrompt[] = [];
  readonly prompts = {
    keep: async (prompt: RecordedPrompt) => {
      const id = this.keptPrompts.push(prompt);
      this.seen.notify();
      return id;
    },
  };

  readonly missedCallNotices: MissedCallNotice[] = [];
  readonly missedCalls = {
    missed: (notice: MissedCallNotice) => {
      this.missedCallNotices.push(notice);
      this.seen.notify();
    },
  };

  /** Rules that took a call, one entry a call. */
  readonly blockedBy: string[] = [];
  readonly callBlockHits = { hit: (_tenantId: number, ruleUuid: string) => void this.blockedBy.push(ruleUuid) };

  readonly bindings = {
    load: async () => [...this.stored.values()],
    save: async (change: BindingChange) => {
      await this.storing();
      if (change.change === 'put') this.stored.set(keyOf(change.binding), change.binding);
      else this.stored.delete(keyOf(change));
      this.seen.notify();
    },
  };

  /** Addresses that are never banned. */
  readonly spared = new Set<string>();

  isSpared(address: string): boolean {
    return this.spared.has(address);
  }

  security(notice: SecurityNotice): void {
    this.notices.push(notice);
    this.seen.notify();
  }

  /** The records of `count` legs, A legs first, once they are there. */
  async records(count: number): Promise<CallRecord[]> {
    await this.seen.until(`${count} records`, () => this.closed.length >= count);
    return [...this.closed].sort((a, b) => a.leg.localeCompare(b.leg));
  }
}

/** As the host is when it is asked. */
function platformOf(host: TestHost): PlatformNumbers {
  return {
    ownerOfDid: (dialled) => host.ownerOfDid(dialled),
    get outbound() {
      return host.outbound;
    },
  };
}

function keyOf({ extensionUuid, contact, instance, regId }: BindingKey): string {
  return JSON.stringify([extensionUuid, contact, instance, regId]);
}
