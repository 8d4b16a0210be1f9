import { type CallerSetting, DidIndex, type TenantConfiguration } from '@strowger/callplan';
import type {
  LastCallsOfExtension,
  PinResult,
  PinSubject,
  SwitchHost,
  TimeOfDay,
  TrunkConfiguration,
} from '@strowger/switch';

/** What feature codes, PINs and calls from outside ask of a host, in memory. */
export class FeatureHost
  implements Pick<SwitchHost, 'pins' | 'callerSettings' | 'lastCalls' | 'trunks' | 'wakeUpCalls'>
{
  /** PINs by `kind:uuid`. */
  readonly pinsOf = new Map<string, string>();
  pinChecks = 0;
  /** What callers have changed by codes, and what the host makes of it. */
  readonly changes: unknown[] = [];
  settingIs: 'on' | 'off' | 'refused' = 'on';
  last: LastCallsOfExtension = { dialled: null, caller: null };
  /** Addresses of providers. */
  readonly peers = new Set<string>();
  /** Providers; `trunksChanged` tells of a change. */
  readonly trunksHere = new Map<number, TrunkConfiguration>();
  readonly #trunkListeners = new Set<() => void>();
  readonly #tenant: () => TenantConfiguration;
  readonly #changed: () => void;

  constructor(tenant: () => TenantConfiguration, changed: () => void) {
    this.#tenant = tenant;
    this.#changed = changed;
  }

  readonly pins = {
    check: async (_tenantId: number, { kind, uuid }: PinSubject, pin: string): Promise<PinResult> => {
      this.pinChecks += 1;
      this.#changed();
      return this.pinsOf.get(`${kind}:${uuid}`) === pin ? { result: 'ok', role: 'owner' } : { result: 'wrong' };
    },
  };

  readonly callerSettings = {
    change: async (_tenantId: number, extensionUuid: string, setting: CallerSetting) => {
      this.#note({ extensionUuid, ...setting });
      return this.settingIs;
    },
    toggleCallFlow: async (_tenantId: number, callFlowUuid: string) => {
      this.#note({ callFlowUuid });
      return 'alternate' as const;
    },
  };

  readonly lastCalls = { of: async () => this.last };

  readonly trunks = {
    all: () => [...this.trunksHere.values()],
    find: (providerId: number) => this.trunksHere.get(providerId) ?? null,
    subscribe: (listener: () => void) => {
      this.#trunkListeners.add(listener);
      return () => this.#trunkListeners.delete(listener);
    },
    registersHere: () => true,
    peersAt: (address: string) =>
      this.peers.has(address)
        ? [{ providerId: 1, name: 'Carrier', tenantId: null }]
        : [...this.trunksHere.values()].filter(({ host }) => host === address),
    ownerOf: async (numbers: readonly string[]) => {
      const tenant = this.#tenant();
      const dids = new DidIndex([
        ...tenant.inboundPrograms.map((one) => ({ ...one, regex: '' })),
        ...tenant.inboundRoutes,
      ]);
      const number = numbers.find((one) => dids.find(one) !== null);
      return number === undefined ? null : { tenant, number };
    },
  };

  /** When the extensions want to be called. */
  wakeUpAt: Date | null = null;
  readonly wakeUpCalls = {
    of: async () => this.wakeUpAt,
    order: async (_tenantId: number, extensionUuid: string, { hour, minute }: TimeOfDay) => {
      this.wakeUpAt = new Date(Date.UTC(2030, 0, 1, hour, minute));
      this.#note({ extensionUuid, wakeUp: { hour, minute } });
      return this.wakeUpAt;
    },
    cancel: async (_tenantId: number, extensionUuid: string) => {
      this.wakeUpAt = null;
      this.#note({ extensionUuid, wakeUp: 'cancelled' });
    },
  };

  trunksChanged(): void {
    for (const listener of this.#trunkListeners) listener();
  }

  #note(change: unknown): void {
    this.changes.push(change);
    this.#changed();
  }
}
