import type { Database } from '@strowger/db';
import type { Switch } from '@strowger/switch';
import type { Logger } from 'pino';
import type { PasswordCost } from './access/password-hash.ts';
import type { EventBus } from './events/event-bus.ts';
import type { RouteRegistrar } from './http/route.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Mail } from './mail/mail.ts';
import type { Metrics } from './monitoring/metrics.ts';
import type { Vault } from './secrets/vault.ts';
import type { Environment } from './settings/environment.ts';
import type { SystemSettings } from './settings/system-settings.ts';
import type { Speech } from './speech/speech.ts';

/** What the composition hands to every feature. */
export interface Platform {
  readonly environment: Environment;
  readonly db: Database;
  readonly settings: SystemSettings;
  readonly vault: Vault;
  readonly bus: EventBus;
  readonly engine: Switch;
  readonly jobs: Jobs;
  readonly mail: Mail;
  readonly speech: Speech;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** The one clock. */
  readonly now: () => Date;
  /** Absent: what production needs. Tests hash cheaply. */
  readonly passwordCost?: PasswordCost;
  /** Aborts when the program begins to end: what would go on for ever must end then. */
  readonly stopping: AbortSignal;
}

/** A feature declares its endpoints (and starts what it needs) here. */
export type Feature = (route: RouteRegistrar, platform: Platform) => void;
