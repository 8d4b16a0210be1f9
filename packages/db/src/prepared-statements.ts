import type { Fence } from './fence.ts';

/** A statement that comes this often is worth a plan that each connection keeps. */
const WORTH_PREPARING = 3;
/** A kept plan takes tens of kilobytes in each of the server's processes. */
const MOST_NAMES = 250;
/** Texts that are counted; those of lists of changing length would else pile up. */
const MOST_TEXTS = 2_000;

/**
 * Names under which the connections of a pool keep statements prepared, so that the server does not parse and plan what
 * comes again and again. A name belongs to a text and a kind of fence: a plan for all tenants' rows may be a bad one for
 * those of one tenant.
 */
export class PreparedStatements {
  readonly #uses = { all: new Map<string, number>(), tenant: new Map<string, number>() };
  readonly #names = { all: new Map<string, string>(), tenant: new Map<string, string>() };
  #given = 0;

  /** The name under which to run the statement; undefined for one that is run as it is. */
  nameOf(text: string, fence: Fence['kind']): string | undefined {
    const names = this.#names[fence];
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_NAMES) return known;
    const counted = this.#uses[fence];
    const uses = (counted.get(text) ?? 0) + 1;
    if (uses < WORTH_PREPARING) {
      if (counted.size >= MOST_TEXTS) counted.clear();
      counted.set(text, uses);
      return undefined;
    }
    counted.delete(text);
    this.#given += 1;
    const name = `strowger_${this.#given}`;
    names.set(text, name);
    return name;
  }

  /** Gives up all names: a table is not what it was when the statements were prepared. */
  renew(): void {
    this.#names.all.clear();
    this.#names.tenant.clear();
  }
}
