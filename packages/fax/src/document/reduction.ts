import { rm } from 'node:fs/promises';
import { type FineScale, receivesAll } from './fax-resolution.ts';
import { reduceDocument } from './reduce-document.ts';

/** A copy of a fine document for receivers that take none so fine: made while the call is still negotiating. */
export class Reduction {
  readonly #scales: ReadonlySet<FineScale>;
  readonly #path: string;
  readonly #making: Promise<void>;
  #isMade = false;

  /** @param path of the document; the copy lies beside it */
  constructor(path: string, scales: ReadonlySet<FineScale>) {
    this.#scales = scales;
    this.#path = `${path}.reduced`;
    this.#making = reduceDocument(path, this.#path).then((isMade) => {
      this.#isMade = isMade;
    });
  }

  /** Settles once the copy is made, or cannot be. */
  get made(): Promise<void> {
    return this.#making;
  }

  /** What is to be sent in place of the document to a receiver with this DIS; null: the document itself, or there is no copy. */
  pathFor(dis: Uint8Array): string | null {
    return this.#isMade && !receivesAll(dis, this.#scales) ? this.#path : null;
  }

  /** Takes the copy away. */
  async remove(): Promise<void> {
    await this.#making;
    await rm(this.#path, { force: true });
  }
}
