import { PrefixIndex } from '../prefix-index.ts';

/**
 * The dialling table: which country a number belongs to, by its longest prefix (contract 40 B12.4 step 8). Countries that
 * share a code stand in it with their areas, such as 1242 beside 1.
 */
export class CountryCodes {
  readonly #index = new PrefixIndex();
  readonly #codes: string[] = [];

  /** @param codes digits; those that several countries share with the area that tells them apart */
  constructor(codes: Iterable<string>) {
    for (const code of new Set(codes)) this.#index.set(code, this.#codes.push(code) - 1);
    this.#index.trim();
  }

  /** Null: no country has such numbers. */
  find(e164: string): string | null {
    const place = this.#index.longest(e164);
    return place === null ? null : (this.#codes[place] ?? null);
  }
}
