import type { ServiceName } from '../../programs/services.ts';
import type { Carrier } from './carrier.ts';
import { emailCarrier } from './email-carrier.ts';
import { lineCarrier } from './line-carrier.ts';
import { smsCarrier } from './sms-carrier.ts';

/** What carries each service; a service that is not named has no provider. */
const CARRIERS: Readonly<Partial<Record<ServiceName, Carrier>>> = {
  voice: lineCarrier,
  fax: lineCarrier,
  sms: smsCarrier,
  email: emailCarrier,
};

export function carrierOf(service: ServiceName): Carrier | null {
  return CARRIERS[service] ?? null;
}
