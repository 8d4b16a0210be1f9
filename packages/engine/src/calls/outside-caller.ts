import { normaliseDialled } from '@strowger/callplan';
import { parseNameAddr, type SipRequest } from '@strowger/sip';
import type { CalledNumber } from '@strowger/switch';
import { wantsPrivacy } from '../legs/identity.ts';
import { FRESH_LEG, type LegProfile } from '../legs/leg-profile.ts';

/** Who calls from outside, as far as a trusted provider says so. */
export interface OutsideCaller {
  readonly number: string;
  readonly name: string;
  readonly withheld: boolean;
}

const LONGEST_NAME = 80;
const PRESENTABLE = /^[+0-9A-Za-z*#._-]{1,64}$/;
const NOBODY: ReadonlySet<string> = new Set(['anonymous', 'unavailable', 'restricted', 'unknown']);

/** The numbers that an INVITE may mean: Request-URI, else To, else P-Called-Party-ID (contract 20 §11). */
export function calledNumbers(request: SipRequest): readonly string[] {
  const { headers, uriText } = request;
  const named = [uriText, headers.get('To') ?? '', headers.get('P-Called-Party-ID') ?? ''].map(normaliseDialled);
  return [...new Set(named)].filter((number) => number !== '');
}

/** By P-Asserted-Identity, which a provider is trusted with, else by From (RFC 3325 §9.1). */
export function outsideCaller({ headers }: SipRequest): OutsideCaller {
  const from = headers.get('From') ?? '';
  const asserted = headers.getAll('P-Asserted-Identity')[0];
  const user = normaliseDialled(asserted ?? from);
  const isNobody = !PRESENTABLE.test(user) || NOBODY.has(user.toLowerCase());
  const withheld = wantsPrivacy(headers) || NOBODY.has(normaliseDialled(from).toLowerCase());
  return { number: isNobody ? '' : user, name: displayName(asserted ?? from) || displayName(from), withheld };
}

/** Of a leg from outside; `owner` null: nobody has the number. */
export function outsideProfile(owner: CalledNumber | null, dialled: string, caller: OutsideCaller): LegProfile {
  const tenant = owner?.tenant;
  return {
    ...FRESH_LEG,
    tenantId: tenant?.tenantId ?? null,
    domainUuid: tenant?.domainUuid ?? null,
    domainName: tenant?.domainName ?? '',
    extensionUuid: null,
    extension: '',
    direction: 'inbound',
    callerName: caller.name || caller.number,
    callerNumber: caller.number,
    withheld: caller.withheld,
    calleeId: null,
    dialled,
    destination: dialled,
    accountcode: tenant?.domainName ?? '',
    holdMusic: '',
  };
}

function displayName(address: string): string {
  try {
    return (parseNameAddr(address).displayName ?? '')
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, LONGEST_NAME);
  } catch {
    return '';
  }
}
