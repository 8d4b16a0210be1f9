const of = (what: string, names: readonly string[]): string[] => names.map((name) => `${what}:${name}`);

const PERSON = ['first_name', 'last_name', 'email', 'phone'];

/** Every token there is (contract 30 §13); whatever else stands in brackets like one is empty. */
export const TOKEN_NAMES: ReadonlySet<string> = new Set([
  ...of('transmission:source', PERSON),
  ...of('transmission:destination', PERSON),
  ...of('transmission:contact', [...PERSON, 'address', 'custom1', 'custom2', 'custom3', 'description']),
  ...of('transmission:account', [...PERSON, 'address', 'username']),
  'transmission:title',
  'transmission:pages',
  'program:date',
  'template:subject',
  'template:body',
  ...of('user', [...PERSON, 'company']),
  'site:title',
]);

/** Values by token name, without its brackets: `transmission:title`. What is absent is empty. */
export type TokenValues = Readonly<Record<string, string>>;
