import { FAMILIES, familyOf, modelOf } from '../provisioning/families/index.ts';

export interface VendorModels {
  readonly name: string;
  readonly models: readonly string[];
}

/** What phones there are configurations for: every pair has its generator (contract 20 §2.4). */
export const VENDORS: readonly VendorModels[] = FAMILIES.flatMap(({ vendors }) => Object.entries(vendors))
  .map(([name, models]) => ({ name, models: Object.keys(models).sort() }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

export function isVendor(name: string): boolean {
  return familyOf(name) !== null;
}

export function isModel(vendor: string, model: string): boolean {
  return modelOf(vendor, model) !== null;
}

/** First halves of addresses that makers own (contract 20 §3.1). */
const MAKERS: Readonly<Record<string, readonly string[]>> = {
  yealink: ['001565', '805ec0', '805e0c', 'c4fc22', '44dbd2', '249ad8'],
  polycom: ['0004f2', '64167f', '482567', '00907a'],
  grandstream: ['000b82', 'c074ad', 'ec74d7'],
  cisco: ['001873', 'a44c11', '0021a0', '30e4db', '002155', '68efbd'],
  linksys: ['000e08', '00045a', '000625'],
  snom: ['000413'],
  fanvil: ['0c383e'],
  panasonic: ['0080f0', 'bcc342', '080023'],
};

const BY_OUI: ReadonlyMap<string, string> = new Map(
  Object.entries(MAKERS).flatMap(([vendor, ouis]) => ouis.map((oui) => [oui, vendor] as const)),
);

/** Who made the device of that address; null where we do not know. */
export function vendorOfAddress(mac: string): string | null {
  return BY_OUI.get(mac.slice(0, 6)) ?? null;
}

/** How makers call themselves in the User-Agent of their phones; the first that fits. */
const AGENTS: readonly (readonly [pattern: RegExp, vendor: string])[] = [
  [/yealink/i, 'yealink'],
  [/poly(edge|ccx)|\bpoly[ /-](ccx|edge)|PolyCCX/i, 'poly'],
  [/polycom|vvx|soundpoint|soundstation|trio/i, 'polycom'],
  [/grandstream/i, 'grandstream'],
  [/linksys/i, 'linksys'],
  [/cisco/i, 'cisco'],
  [/snom/i, 'snom'],
  [/fanvil/i, 'fanvil'],
  [/panasonic/i, 'panasonic'],
];

/** Who made the phone that names itself so; null where it says nothing we know. */
export function vendorOfAgent(userAgent: string): string | null {
  return AGENTS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
}

/** The model that a User-Agent names: the longest of the vendor's that stands in it; null where none does. */
export function modelOfAgent(vendor: string, userAgent: string): string | null {
  const plain = plainName(userAgent);
  const models = VENDORS.find(({ name }) => name === vendor)?.models ?? [];
  const named = models.filter((model) => plain.includes(plainName(model)));
  return named.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** `VVX_410` and `vvx410` are one name. */
function plainName(text: string): string {
  return text.toLowerCase().replace(/[^0-9a-z]/g, '');
}
