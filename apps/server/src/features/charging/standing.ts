import type { Trx } from '@strowger/db';
import { digitsOf, leftBeside, type RateTerms, type ServiceFlag, type UnchargedCall, VOICE } from '@strowger/rating';
import type { SystemSettings } from '../../settings/system-settings.ts';
import { type ServiceAtGate, serviceAtGate } from '../autobill/service-at-gate.ts';
import { type Account, readAccount } from './account.ts';
import { isFraudBlocked } from './fraud-alarm.ts';
import type { GateFacts } from './gate.ts';
import { includedLeft } from './included-units.ts';
import { spendableToday } from './limits.ts';
import type { RateBook } from './rate-book.ts';
import { type OwnLegs, readReserved } from './reservations.ts';

export interface StandingParts {
  readonly rates: RateBook;
  readonly settings: Pick<SystemSettings, 'get'>;
  readonly now: () => Date;
}

/** How a tenant stands at this moment: what he has, and what his live calls have used of it. */
export interface Standing {
  readonly account: Account;
  readonly reserved: readonly UnchargedCall[];
  readonly includedLeft: number;
  /** What limits of the day still let be spent on calls that are charged; null: there are none. */
  readonly spendable: number | null;
  readonly isFraudBlocked: boolean;
  /** That the call belongs to, where one was asked about; null: none. */
  readonly service: ServiceAtGate | null;
}

/** Null: there is no such tenant. */
export async function readStanding(
  trx: Trx,
  { rates, now }: StandingParts,
  of: {
    readonly tenantId: number;
    readonly service: ServiceFlag;
    readonly extensionUuid: string | null;
    /** The number that is to be called, as services of the integration API price it; absent: nobody wants to know. */
    readonly number?: string | null;
  },
  own: OwnLegs | null = null,
): Promise<Standing | null> {
  const { tenantId, service, extensionUuid, number } = of;
  const account = await readAccount(trx, tenantId);
  if (account === null) return null;
  const at = now();
  return {
    account,
    reserved: await readReserved(trx, rates, tenantId, own),
    includedLeft: await includedLeft(trx, tenantId, service, at),
    spendable: await spendableToday(trx, tenantId, extensionUuid, account.timezone, at),
    isFraudBlocked: await isFraudBlocked(trx, tenantId, at),
    service:
      number === undefined || service !== VOICE
        ? null
        : await serviceAtGate(trx, rates, tenantId, { extensionUuid, number }, at),
  };
}

/** What the gate is asked about. */
export interface Asked {
  readonly service: ServiceFlag;
  readonly direction: 'outbound' | 'inbound';
  /** Null: none is given. */
  readonly number: string | null;
  /** Calls in progress, where they count. */
  readonly liveCalls: number;
}

/** The facts of contract 10 §9.4 for one more call, fax or message. */
export async function gateFacts(
  { account, reserved, ...standing }: Standing,
  { rates, settings, now }: StandingParts,
  { service, direction, number, liveCalls }: Asked,
): Promise<GateFacts> {
  const left = leftBeside(reserved, account.credit, service === VOICE ? standing.includedLeft : 0);
  const onTheWay = account.credit - left.credit;
  return {
    direction,
    suspended: account.suspended,
    maxConcurrentCalls: service === VOICE ? account.maxConcurrentCalls : 0,
    liveCalls,
    destination: number === null ? null : { rate: await rateOf(rates, account, number, service, now()) },
    noRate: settings.get('no_rate') === 'deny' ? 'deny' : 'allow',
    credit: left.credit,
    includedLeft: service === VOICE ? left.included : standing.includedLeft,
    overage: account.overage,
    requireCredit: settings.get('billing_require_credit') === true,
    spendable: standing.spendable === null ? null : Math.max(0, standing.spendable - onTheWay),
    isFraudBlocked: standing.isFraudBlocked,
    service: standing.service,
  };
}

async function rateOf(
  rates: RateBook,
  { planId }: Account,
  number: string,
  service: ServiceFlag,
  at: Date,
): Promise<RateTerms | null> {
  return (await rates.deckSoon(planId, at)).find(digitsOf(number), service);
}
