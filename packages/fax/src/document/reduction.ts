import { rm } from 'node:fs/promises';
import { type FineScale, receivesAll } from './fax-resolution.ts';
import { type Ceiling, reduceDocument } from './reduce-document.ts';

/** What is finer than fine. */
const BEYOND_FINE: readonly FineScale[] = ['superfine', '300', '400'];
const FINE: ReadonlySet<FineScale> = new Set(['fine']);

/**
 * Copies of a document for receivers that take none so fine: made while the call is still negotiating, one for those that take
 * fine, and one for those that take standard alone.
 */
export class Reduction {
  readonly #path: string;
  readonly #scales: ReadonlySet<FineScale>;
  readonly #making: Promise<void>;
  readonly #made = new Set<Ceiling>();

  /** @param path of the document; the copies lie beside it */
  constructor(path: string, scales: ReadonlySet<FineScale>) {
    this.#path = path;
    this.#scales = scales;
    this.#making = this.#make();
  }

  /** Settles once the copies are made, or cannot be. */
  get made(): Promise<void> {
    return this.#making;
  }

  /** What is to be sent in place of the document to a receiver with this DIS; null: the document itself, or there is no copy. */
  pathFor(dis: Uint8Array): string | null {
    if (receivesAll(dis, this.#scales)) return null;
    const ceiling = receivesAll(dis, FINE) ? 'fine' : 'standard';
    return this.#made.has(ceiling) ? this.#copy(ceiling) : null;
  }

  /** Takes the copies away. */
  async remove(): Promise<void> {
    await this.#making;
    for (const ceiling of this.#made) await rm(this.#copy(ceiling), { force: true });
  }

  async #make(): Promise<void> {
    if (this.#scales.size === 0) return;
    const ceilings: readonly Ceiling[] = BEYOND_FINE.some((scale) => this.#scales.has(scale))
      ? ['fine', 'standard']
      : ['standard'];
    for (const ceiling of ceilings) {
      if (await reduceDocument(this.#path, this.#copy(ceiling), ceiling)) this.#made.add(ceiling);
    }
  }

  #copy(ceiling: Ceiling): string {
    return `${this.#path}.${ceiling}`;
  }
}
