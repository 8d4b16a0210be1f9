/** A part of the world (contract 10 §10). */
export interface Region {
  readonly region_id: string;
  readonly name: string;
}

/** The contract's codes: the first word is the continent. With the UN M49 code whose countries belong there. */
const TABLE: readonly (readonly [id: string, name: string, m49?: string])[] = [
  ['af', 'Africa'],
  ['af.e', 'Eastern Africa', '014'],
  ['af.m', 'Middle Africa', '017'],
  ['af.n', 'Northern Africa', '015'],
  ['af.s', 'Southern Africa', '018'],
  ['af.w', 'Western Africa', '011'],
  ['am', 'America'],
  ['am.ca', 'Caribbean', '029'],
  ['am.c', 'Central America', '013'],
  ['am.s', 'South America', '005'],
  ['am.n', 'Northern America', '021'],
  ['as', 'Asia'],
  ['as.c', 'Central Asia', '143'],
  ['as.e', 'Eastern Asia', '030'],
  ['as.s', 'Southern Asia', '034'],
  ['as.se', 'South-Eastern Asia', '035'],
  ['as.w', 'Western Asia', '145'],
  ['e', 'Europe'],
  ['e.e', 'Eastern Europe', '151'],
  ['e.n', 'Northern Europe', '154'],
  ['e.s', 'Southern Europe', '039'],
  ['e.w', 'Western Europe', '155'],
  ['o', 'Oceania'],
  ['o.a', 'Australia and New Zealand', '053'],
  ['o.me', 'Melanesia', '054'],
  ['o.mi', 'Micronesia', '057'],
  ['o.p', 'Polynesia', '061'],
  ['u', 'Unknown'],
];

export const UNKNOWN_REGION = 'u';

/** By name. */
export const REGIONS: readonly Region[] = TABLE.map(([region_id, name]) => ({ region_id, name })).sort((a, b) =>
  a.name.localeCompare(b.name, 'en'),
);

/** `region_id` by UN M49 code. */
export const REGION_OF_M49: ReadonlyMap<string, string> = new Map(
  TABLE.flatMap(([id, , m49]) => (m49 === undefined ? [] : [[m49, id]])),
);
