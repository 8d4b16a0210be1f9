interface Node<Value> {
  readonly values: Value[];
  /** By UTF-16 code unit. */
  readonly next: Map<number, Node<Value>>;
}

/** Values under texts, found by whatever begins with those: as many steps as the beginnings have in common with it. */
export class PrefixTree<Value> {
  readonly #root: Node<Value> = newNode();

  put(prefix: string, value: Value): void {
    let node = this.#root;
    for (let at = 0; at < prefix.length; at++) {
      const unit = prefix.charCodeAt(at);
      const next: Node<Value> = node.next.get(unit) ?? newNode();
      node.next.set(unit, next);
      node = next;
    }
    node.values.push(value);
  }

  /** The values of each prefix of the text, the shortest first. */
  of(text: string): Value[][] {
    const rows: Value[][] = [];
    let node: Node<Value> | undefined = this.#root;
    for (let at = 0; node !== undefined; at++) {
      if (node.values.length > 0) rows.push(node.values);
      node = at < text.length ? node.next.get(text.charCodeAt(at)) : undefined;
    }
    return rows;
  }
}

function newNode<Value>(): Node<Value> {
  return { values: [], next: new Map() };
}
