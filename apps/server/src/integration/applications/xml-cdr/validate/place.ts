import { countryCodes, nationalLengths } from '../../../../features/autobill/dialling-table.ts';
import { packageTerms } from '../../../../features/autobill/package-fields.ts';
import { readVersions } from '../../../../features/autobill/package-versions.ts';
import type { IntegrationCall } from '../../../application.ts';
import { invalidRequest, missingParameters, notFound } from '../../../errors.ts';
import type { Place } from './judge-number.ts';

const NANP = '1';

/**
 * Where numbers are judged from: the place of a package, or a country as it commonly dials.
 * @throws IntegrationError 400 when neither is named, 404 for a package that there is not, 422 for no country
 */
export async function placeOf(
  call: IntegrationCall,
  named: { readonly package_code?: string; readonly country_code?: string },
): Promise<Place> {
  const { package_code: code, country_code: country } = named;
  if (code) {
    const versions = await call.db.transaction({ kind: 'all' }, (trx) => readVersions(trx, [code]), { readOnly: true });
    const last = versions.get(code)?.at(-1);
    if (!last) throw notFound();
    return packageTerms(last);
  }
  if (!country) throw missingParameters(['country_code']);
  const countryCode = country.replace(/^\+/, '');
  if (countryCodes().find(countryCode) !== countryCode) throw invalidRequest('country_code', 'is no dialling code');
  return {
    countryCode,
    exitCode: countryCode === NANP ? '011' : '00',
    prefixCorrection: countryCode !== NANP,
    stripPrefix: '0',
    nanp10Digit: countryCode === NANP,
    nationalLengths: nationalLengths(countryCode),
  };
}
