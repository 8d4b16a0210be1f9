/** Calls in progress by the outbound dialplan row that sent them (contract 40 B10.3 `limit`). */
export class RowCalls {
  readonly #calls = new Map<string, number>();

  of(rowUuid: string): number {
    return this.#calls.get(rowUuid) ?? 0;
  }

  /** The leg is one of the row's until it has ended. */
  carries(rowUuid: string, leg: { readonly ended: Promise<void> }): void {
    this.#calls.set(rowUuid, this.of(rowUuid) + 1);
    void leg.ended.then(() => {
      const left = this.of(rowUuid) - 1;
      if (left > 0) this.#calls.set(rowUuid, left);
      else this.#calls.delete(rowUuid);
    });
  }
}
