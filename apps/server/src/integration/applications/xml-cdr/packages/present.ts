import type { PackageVersion } from '../../../../features/autobill/package-fields.ts';
import { fromMicros } from '../../../../http/money.ts';
import { stamp } from '../../../answers.ts';

/** A package as it is from a time on (contract 40 B12.3). */
export function presentPackage({ packageCode, planId, realtime, inboundBilling, terms, validFrom }: PackageVersion) {
  return {
    package_code: packageCode,
    tariff_id: planId,
    ...terms,
    inbound_billing: inboundBilling,
    realtime,
    markup: terms.markup / 100,
    custom_outbound_rate: terms.custom_outbound_rate === null ? null : fromMicros(terms.custom_outbound_rate),
    custom_inbound_rate: terms.custom_inbound_rate === null ? null : fromMicros(terms.custom_inbound_rate),
    special_rates: terms.special_rates.map((rule) => ({
      ...rule,
      flat_rate: fromMicros(rule.flat_rate),
      per_minute_rate: fromMicros(rule.per_minute_rate),
    })),
    valid_from: stamp(validFrom),
  };
}
