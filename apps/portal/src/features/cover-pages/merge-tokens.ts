const of = <What extends string, Name extends string>(what: What, names: readonly Name[]) =>
  names.map((name) => ({ token: `${what}:${name}`, name }) as const);

/** A place that is filled in for each fax (contract 30 §13). */
export interface MergeToken {
  /** As it stands between brackets. */
  readonly token: string;
  readonly name: TokenName;
}

/** What a token says of what it is about. */
export type TokenName =
  | 'first_name'
  | 'last_name'
  | 'phone'
  | 'email'
  | 'address'
  | 'description'
  | 'custom1'
  | 'custom2'
  | 'custom3'
  | 'username'
  | 'company'
  | 'title'
  | 'pages'
  | 'date'
  | 'site'
  | 'subject'
  | 'body';

/** What tokens are about. */
export type TokenGroup = 'fax' | 'contact' | 'account' | 'user' | 'mail';

/** Every token but those that say the same as another one of these. */
export const TOKEN_GROUPS: Readonly<Record<TokenGroup, readonly MergeToken[]>> = {
  fax: [
    { token: 'transmission:title', name: 'title' },
    { token: 'transmission:pages', name: 'pages' },
    { token: 'program:date', name: 'date' },
    { token: 'site:title', name: 'site' },
  ],
  contact: of('transmission:contact', [
    ...(['first_name', 'last_name', 'phone', 'email', 'address'] as const),
    ...(['description', 'custom1', 'custom2', 'custom3'] as const),
  ]),
  account: of('transmission:account', ['first_name', 'last_name', 'phone', 'email', 'address', 'username']),
  user: of('user', ['first_name', 'last_name', 'phone', 'email', 'company']),
  mail: of('template', ['subject', 'body']),
};

export const TOKEN_GROUP_NAMES = ['fax', 'contact', 'account', 'user', 'mail'] as const satisfies readonly TokenGroup[];

/** Tokens that say the same as others, which are offered. */
const SAME: readonly (readonly [alias: string, offered: string])[] = [
  ['transmission:destination:', 'transmission:contact:'],
  ['transmission:source:', 'transmission:account:'],
];

/** How a token is written in a text. */
export function written({ token }: Pick<MergeToken, 'token'>): string {
  return `[${token}]`;
}

/**
 * A text with every token in it replaced, as the server does it: what looks like one and is none becomes empty.
 * @param standIn what stands for a token of these
 */
export function withTokens(text: string, standIn: (group: TokenGroup, token: MergeToken) => string): string {
  return text.replace(/\[([a-z][a-z0-9_]*(?::[a-z][a-z0-9_]*){1,2})\]/gi, (_, said: string) => {
    const name = said.toLowerCase();
    const offered = SAME.reduce((so, [alias, other]) => (so.startsWith(alias) ? so.replace(alias, other) : so), name);
    for (const group of TOKEN_GROUP_NAMES) {
      const found = TOKEN_GROUPS[group].find(({ token }) => token === offered);
      if (found !== undefined) return standIn(group, found);
    }
    return '';
  });
}
