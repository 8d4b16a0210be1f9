import type { CallerId } from '../configuration.ts';
import type { OutboundProvider, OwnNumbers } from './configuration.ts';

/** Who may be shown as calling, in the order in which it is asked (contract 30 §5.3 step 6). */
export interface CallerChoices {
  /** Of the caller, the extension and the tenant, those that are set. */
  readonly set: readonly CallerId[];
  readonly own: OwnNumbers;
  /** A number of inbound routes that no DID says is the tenant's. */
  readonly routed: string;
  /** Number of the calling extension; empty: none calls. */
  readonly internal: string;
}

const WITHHELD: CallerId = { name: '', number: '' };

/** Whom a provider presents as calling: what it pins, else the first choice that its policy does not refuse. */
export function presentedBy(provider: OutboundProvider, choices: CallerChoices): CallerId {
  const { outboundCallerId: pinned, callerIdPolicy } = provider;
  if (pinned !== '') return numbered(pinned);
  const { set, own, routed, internal } = choices;
  const isAny = callerIdPolicy === 'any';
  const shown = set.find(({ number }) => number !== '' && (isAny || owns(own, number)));
  if (shown !== undefined) return { name: shown.name || shown.number, number: shown.number };
  const [did] = own.dids;
  if (did !== undefined) return numbered(did);
  if (!isAny) return WITHHELD;
  if (routed !== '') return numbered(routed);
  return internal === '' ? WITHHELD : numbered(internal);
}

function numbered(number: string): CallerId {
  return { name: number, number };
}

/** A plus or not, it is the same number. */
function owns({ dids, callerIds }: OwnNumbers, number: string): boolean {
  const digits = number.replace(/^\+/, '');
  return [...dids, ...callerIds].some((one) => one.replace(/^\+/, '') === digits);
}
