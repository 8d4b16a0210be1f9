import { type ApiError, errors, type FieldError } from '../../http/errors.ts';

/** More are not told: a file of another kind is wrong in every line. */
const MOST_TOLD = 20;

/** Bad lines of a file: nothing of it is stored (contract 10 §2.7). */
export class BadLines {
  readonly #details: FieldError[] = [];

  get isEmpty(): boolean {
    return this.#details.length === 0;
  }

  /** No more would be told. */
  get isFull(): boolean {
    return this.#details.length >= MOST_TOLD;
  }

  add(line: number, message: string): void {
    if (!this.isFull) this.#details.push({ field: `line ${line}`, message });
  }

  /** @throws ApiError 422 that names them */
  throwIfAny(): void {
    if (!this.isEmpty) throw this.#refusal();
  }

  #refusal(): ApiError {
    const [first] = this.#details;
    const more = this.#details.length > 1 ? ' (and others)' : '';
    return errors.unprocessable(`${first?.field}: ${first?.message}${more}; nothing was stored`, this.#details);
  }
}
