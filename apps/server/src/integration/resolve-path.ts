import type { Action, Application, LimitClass } from './application.ts';

/** What a path means. */
export interface Resolved {
  /** Null: `versions` and `health`, which stand above the applications. */
  readonly application: Application | null;
  readonly action: Action;
  /** Parameters that stand in the path. */
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the action of a path: made once from the list of applications. */
export class PathTable {
  readonly #applications = new Map<string, Application>();
  readonly #own: readonly Action[];

  /** @param own actions of the API itself, of no application */
  constructor(applications: readonly Application[], own: readonly Action[]) {
    for (const application of applications) {
      for (const name of [application.name, ...application.aliases]) this.#applications.set(name, application);
    }
    this.#own = own;
  }

  /** Under which limit a path is counted, whether or not there is an action (contract 40 B6). */
  classOf(path: string): LimitClass {
    const first = path.split('/').find((segment) => segment !== '') ?? '';
    return this.#applications.get(first.toLowerCase())?.limit ?? this.resolve(path)?.action.limit ?? 'standard';
  }

  /** @param path below the base, without leading slash; case does not matter in its first segments */
  resolve(path: string): Resolved | null {
    const segments = path.split('/').filter((segment) => segment !== '');
    const first = segments[0]?.toLowerCase() ?? '';
    const own = segments.length === 1 ? this.#own.find(({ action }) => action === first) : undefined;
    if (own) return { application: null, action: own, params: {} };
    const application = this.#applications.get(first);
    if (!application) return null;
    const shortcut = Object.hasOwn(application.shortcuts ?? {}, first) ? application.shortcuts?.[first] : undefined;
    const rest = segments.slice(1);
    const found =
      find(application, rest) ?? (shortcut !== undefined && rest.length === 0 ? find(application, [shortcut]) : null);
    return found && { application, ...found };
  }
}

function find(application: Application, segments: readonly string[]): Omit<Resolved, 'application'> | null {
  let withParameter: Omit<Resolved, 'application'> | null = null;
  for (const action of application.actions) {
    const pattern = action.action.split('/').filter((segment) => segment !== '');
    if (pattern.length !== segments.length) continue;
    const parameter = pattern.at(-1)?.startsWith(':') ? pattern.at(-1) : undefined;
    const fixed = parameter === undefined ? pattern : pattern.slice(0, -1);
    if (!fixed.every((segment, at) => segment === segments[at]?.toLowerCase())) continue;
    if (parameter === undefined) return { action, params: {} };
    withParameter ??= { action, params: { [parameter.slice(1)]: segments.at(-1) ?? '' } };
  }
  return withParameter;
}
