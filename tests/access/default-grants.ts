/** A row of contract 10 §3.3: what each default role holds of a base name and its suffixes, in the contract's words. */
export interface GrantRow {
  readonly base: string;
  /** Without the leading underscore. */
  readonly suffixes: readonly string[];
  readonly tenant: string;
  readonly user: string;
  readonly endUser: string;
}

/** Contract 10 §3.3, line by line; the remarks in brackets are left out. */
export const GRANT_ROWS = readRows(`
super_admin                           | –                                                | –                | –                               | –
api                                   | _access                                          | tree             | tree                            | tree
statistic                             | _read _admin                                     | _read            | _read                           | _read
configuration                         | _read _write                                     | _read            | _read                           | _read
program                               | _create _list _read _delete _execute _admin _update | tree          | less _admin                     | = 1
transmission                          | _create _list _read _update _delete _send _admin | tree             | less _admin                     | = 1
task                                  | _create _read _list _delete _admin               | tree             | less _admin                     | = 1
schedule                              | _create _read _list _delete _admin               | tree             | less _admin                     | = 1
spool                                 | _read _list _admin                               | tree             | less _admin                     | = 1
result                                | _read _list _admin                               | tree             | less _admin                     | = 1
provider                              | _create _list _read _update _delete _admin       | _list _read      | _list                           | = 1
contact, group                        | _create _list _read _update _delete _admin       | tree             | less _admin                     | = 1
account                               | _create _list _read _update _delete _admin       | tree             | _read _update _list             | = 1
user                                  | _create _list _read _password _update _delete _admin | tree         | _read _password                 | _read _password
usr                                   | _create _list _read _password _update _delete _admin | tree         | _read _password                 | _read _password
role                                  | _create _list _read _update _delete              | _list _read      | –                               | –
permission                            | _create _read _list _delete                      | _list _read      | –                               | –
campaign                              | _create _list _read _update _delete _start _stop _admin | tree      | less _admin                     | = 1
mfa_enabled, password_expiry, retention_enabled | –                                      | –                | –                               | –
tenant                                | _create _list _read _update _delete              | _list _read      | –                               | –
announcement                          | –                                                | yes              | –                               | –
password_policy                       | –                                                | –                | –                               | –
enduser_password                      | –                                                | yes              | yes                             | yes
document, recording, template, text   | _create _list _read _update _delete              | tree             | tree                            | = 1
route                                 | _admin _create _delete _list _update             | _list            | –                               | –
cdr                                   | _create _delete _list _read _update              | tree less _create _update | _list _read            | _list _read
country, destination, region          | _create _delete _list _read _update              | _list _read      | _list _read                     | _list _read
branding                              | _read                                            | _read            | _read                           | _read
payment                               | _list _read _create _update _delete              | _list _read      | –                               | –
plan, rate, package, subscription     | _create _list _read _update _delete              | _list _read      | –                               | –
billing                               | _quota _usage _credit _gate                      | tree             | _quota _usage _credit _gate     | = 1
api_keys                              | –                                                | yes              | –                               | = 1
`);

export type DefaultRole = 'tenant' | 'user' | 'endUser';

/** The names of a row. */
export function namesOf({ base, suffixes }: Pick<GrantRow, 'base' | 'suffixes'>): string[] {
  return [base, ...suffixes.map((suffix) => `${base}_${suffix}`)];
}

/**
 * Names of a row that a role satisfies. A tree that lacks some of its suffixes lacks its base too: that would bring
 * them in (contract 10 §3.1: holding `user` satisfies `user_read`).
 */
export function satisfiedOf(row: GrantRow, role: DefaultRole): string[] {
  const cell = row[role];
  if (cell === '= 1') return satisfiedOf(row, 'user');
  if (cell === '–') return [];
  if (cell === 'tree' || cell === 'yes') return namesOf(row);
  const named = new Set(suffixesIn(cell));
  return row.suffixes
    .filter((suffix) => named.has(suffix) !== cell.includes('less'))
    .map((suffix) => `${row.base}_${suffix}`);
}

/** Every name a default role satisfies. */
export function satisfiedBy(role: DefaultRole): ReadonlySet<string> {
  return new Set(GRANT_ROWS.flatMap((row) => satisfiedOf(row, role)));
}

function readRows(table: string): GrantRow[] {
  return table
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const [bases = '', suffixes = '', tenant = '', user = '', endUser = ''] = line
        .split('|')
        .map((cell) => cell.trim());
      return bases.split(', ').map((base) => ({ base, suffixes: suffixesIn(suffixes), tenant, user, endUser }));
    });
}

function suffixesIn(text: string): string[] {
  return [...text.matchAll(/_(\w+)/g)].map((match) => String(match[1]));
}
