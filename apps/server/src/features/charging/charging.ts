import type { Database } from '@strowger/db';
import type { Logger } from 'pino';
import type { ConfigResource } from '../../events/config-resource.ts';
import type { EventBus } from '../../events/event-bus.ts';
import type { StrowgerEvent } from '../../events/event-types.ts';
import type { Mail } from '../../mail/mail.ts';
import type { Environment } from '../../settings/environment.ts';
import type { SystemSettings } from '../../settings/system-settings.ts';
import { StoredCallCredit } from './call-credit.ts';
import { tellPlatform } from './fraud-alarm.ts';
import { tellPremiumCalls } from './premium-alarm.ts';
import { type RateBook, rateBookOf } from './rate-book.ts';
import { Rater } from './rater.ts';

/** What charges calls in this process, and what decides whether they may be made. */
export interface Charging {
  readonly rates: RateBook;
  readonly rater: Rater;
  readonly callCredit: StoredCallCredit;
  /** Takes a committed change over, so that the next call sees it. */
  configurationChanged(event: Change): void;
  stop(): Promise<void>;
}

type Change = Pick<StrowgerEvent, 'type' | 'tenant_id' | 'data'>;

/** What tells of something that may be charged. */
const CHARGEABLE: ReadonlySet<string> = new Set(['cdr.created', 'fax.completed']);
const CHANGES_RATES: ReadonlySet<unknown> = new Set<ConfigResource>(['plans', 'rates']);
/** Alarms that are mailed once they are in force. */
const TELLERS = new Map<string, typeof tellPlatform>([
  ['billing.fraud_alarm', tellPlatform],
  ['billing.premium_alarm', tellPremiumCalls],
]);
/** What the end of live calls of a tenant depends on. */
const CHANGES_CREDIT: ReadonlySet<unknown> = new Set<ConfigResource>([
  'autobill_services',
  'payments',
  'subscriptions',
  'tenants',
  'users',
]);

/** Starts charging: of what is told, and of what a crash left over. */
export function startCharging(parts: {
  readonly environment: Pick<Environment, 'edition' | 'worker'>;
  readonly db: Database;
  readonly settings: SystemSettings;
  readonly mail: Mail;
  readonly bus: EventBus;
  readonly log: Logger;
  readonly now: () => Date;
}): Charging {
  const { db, environment, bus } = parts;
  const isBilled = environment.edition === 'enterprise';
  const rates = rateBookOf(db);
  const rater = new Rater(db, { platform: parts, rates, isBilled });
  const callCredit = new StoredCallCredit({ ...parts, rates, isBilled });
  const configurationChanged = ({ type, tenant_id, data }: Change): void => {
    if (type !== 'config.changed') return;
    const { resource } = data;
    if (CHANGES_RATES.has(resource)) rates.forget();
    if (tenant_id !== null && CHANGES_CREDIT.has(resource)) callCredit.changed(tenant_id);
  };
  const follow = (event: StrowgerEvent): void => {
    if (CHARGEABLE.has(event.type) && event.tenant_id !== null) rater.wake(event.tenant_id);
    const tell = TELLERS.get(event.type);
    tell?.(db, parts, event).catch((error: unknown) => {
      parts.log.error({ err: error }, 'somebody could not be told of an alarm');
    });
  };
  const leave = [
    bus.onKept((event) => {
      configurationChanged(event);
      if (environment.worker) follow(event);
    }),
    bus.onGap(() => rates.forget()),
  ];
  if (environment.worker) rater.start();
  if (isBilled) {
    rates.warm(parts.now()).catch((error: unknown) => parts.log.warn({ err: error }, 'rates could not be read ahead'));
  }
  return {
    rates,
    rater,
    callCredit,
    configurationChanged,
    async stop() {
      for (const unsubscribe of leave) unsubscribe();
      await Promise.all([rater.stop(), callCredit.flush()]);
    },
  };
}
