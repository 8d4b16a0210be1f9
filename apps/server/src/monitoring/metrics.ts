import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CarriedFax } from './count-faxes.ts';

/** What this process counts, for `/metrics`. No label names a tenant. */
export interface Metrics {
  request(method: string, route: string, status: number, seconds: number): void;
  event(type: string): void;
  /** A call began: its first leg reached the engine. */
  callSetup(): void;
  callEnded(cause: string): void;
  /** The engine refused a request, a connection or a call. */
  sipRefusal(reason: string): void;
  /** The engine shut an address out for a while, or took logins to an account from its known devices alone. */
  sipBan(of: 'address' | 'account'): void;
  failedLogin(way: LoginWay): void;
  streams(open: number): void;
  /** An attempt to deliver to a webhook ended. */
  webhookAttempt(result: 'delivered' | 'retried' | 'failed'): void;
  /** A mail came to the gateway; what became of it. */
  receivedMail(verdict: string): void;
  /** A fax over the line was begun: one that is sent, or one that is expected. */
  faxBegan(direction: FaxDirection): void;
  faxEnded(direction: FaxDirection, carried: CarriedFax): void;
  /** How old, in seconds, the oldest call record is that the reports do not show yet. Asked on every scrape. */
  observeEtl(lag: () => Promise<number>): void;
  /** Asked on every scrape. */
  observeEngine(count: () => Promise<EngineCounts>): void;
  render(): Promise<{ contentType: string; text: string }>;
  close(): void;
}

export type FaxDirection = 'sent' | 'received';

/** What the engine carries at a moment. */
export interface EngineCounts {
  readonly calls: number;
  readonly registrations: number;
  /** The state of each provider. */
  readonly trunkStates: readonly string[];
}

/** By what somebody tried to get in; `locked`: by a password, and the account is locked for it. */
export type LoginWay = 'sip' | 'password' | 'locked' | 'reset_code' | 'api_key' | 'sso';

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const requests = new Counter({
    name: 'strowger_http_requests_total',
    help: 'HTTP requests answered.',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'strowger_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labelNames: ['method', 'route'],
    buckets: REQUEST_SECONDS,
    registers,
  });
  const events = new Counter({
    name: 'strowger_events_total',
    help: 'Domain events heard by this process.',
    labelNames: ['type'],
    registers,
  });
  const setups = new Counter({ name: 'strowger_call_setups_total', help: 'Calls that began.', registers });
  const ends = new Counter({
    name: 'strowger_calls_ended_total',
    help: 'Calls that ended, by cause.',
    labelNames: ['cause'],
    registers,
  });
  const sipRefusals = new Counter({
    name: 'strowger_sip_refusals_total',
    help: 'SIP requests, connections and calls refused, by reason.',
    labelNames: ['reason'],
    registers,
  });
  const sipBans = new Counter({
    name: 'strowger_sip_bans_total',
    help: 'Bans that began after failed SIP logins: of addresses, and of accounts for unknown devices.',
    labelNames: ['of'],
    registers,
  });
  const failedLogins = new Counter({
    name: 'strowger_failed_logins_total',
    help: 'Failed logins, by the way that was tried.',
    labelNames: ['way'],
    registers,
  });
  const streams = new Gauge({ name: 'strowger_event_streams', help: 'Open event streams.', registers });
  const webhookAttempts = new Counter({
    name: 'strowger_webhook_attempts_total',
    help: 'Attempts to deliver to webhooks, by result.',
    labelNames: ['result'],
    registers,
  });
  const receivedMails = new Counter({
    name: 'strowger_received_mails_total',
    help: 'Mails that came to the e-mail-to-fax gateway, by what became of them.',
    labelNames: ['verdict'],
    registers,
  });
  const faxes = new Counter({
    name: 'strowger_faxes_total',
    help: 'Faxes over the line that are over, by what carried them and what became of them.',
    labelNames: ['direction', 'transport', 'result'],
    registers,
  });
  const faxPages = new Counter({
    name: 'strowger_fax_pages_total',
    help: 'Pages confirmed or kept.',
    labelNames: ['direction', 'transport'],
    registers,
  });
  const faxesRunning = new Gauge({
    name: 'strowger_faxes_running',
    help: 'Faxes over the line under way.',
    labelNames: ['direction'],
    registers,
  });
  const lag = new Gauge({
    name: 'strowger_etl_lag_seconds',
    help: 'Age of the oldest call record not yet loaded.',
    registers,
  });

  let engine: (() => Promise<EngineCounts>) | null = null;
  let etl: (() => Promise<number>) | null = null;
  const calls = new Gauge({ name: 'strowger_live_calls', help: 'Calls in progress.', registers });
  const registrations = new Gauge({ name: 'strowger_registrations', help: 'Registered contacts.', registers });
  const trunks = new Gauge({
    name: 'strowger_providers',
    help: 'SIP providers that this process knows, by state.',
    labelNames: ['state'],
    registers,
  });

  return {
    request(method, route, status, seconds) {
      requests.inc({ method, route, status });
      durations.observe({ method, route }, seconds);
    },
    event: (type) => events.inc({ type }),
    callSetup: () => setups.inc(),
    callEnded: (cause) => ends.inc({ cause }),
    sipRefusal: (reason) => sipRefusals.inc({ reason }),
    sipBan: (of) => sipBans.inc({ of }),
    failedLogin: (way) => failedLogins.inc({ way }),
    streams: (open) => streams.set(open),
    webhookAttempt: (result) => webhookAttempts.inc({ result }),
    receivedMail: (verdict) => receivedMails.inc({ verdict }),
    faxBegan: (direction) => faxesRunning.inc({ direction }),
    faxEnded(direction, { completed, fax }) {
      const transport = fax?.path ?? 'none';
      faxesRunning.dec({ direction });
      faxes.inc({ direction, transport, result: completed ? 'completed' : 'failed' });
      if (fax !== null && fax.pages > 0) faxPages.inc({ direction, transport }, fax.pages);
    },
    observeEtl(seconds) {
      etl = seconds;
    },
    observeEngine(count) {
      engine = count;
    },
    async render() {
      const [now, late] = await Promise.all([engine?.().catch(() => null), etl?.().catch(() => null)]);
      if (typeof late === 'number') lag.set(late);
      if (now) {
        calls.set(now.calls);
        registrations.set(now.registrations);
        trunks.reset();
        for (const state of now.trunkStates) trunks.inc({ state });
      }
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
    close: () => registry.clear(),
  };
}
