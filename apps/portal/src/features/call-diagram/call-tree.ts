/** A place in a diagram of where calls go, and the places that follow it. */
export interface CallNode<Data> {
  /** Unique in the tree. */
  readonly id: string;
  readonly data: Data;
  /** What stands on the way that leads here: the digit, the state. */
  readonly label?: string;
  /** The way here is not taken at present. */
  readonly muted?: boolean;
  /** More follows that is shown or hidden by a click; absent: nothing more does. */
  readonly expansion?: 'open' | 'closed';
  readonly children: readonly CallNode<Data>[];
}

/** A node where it is drawn: its upper left corner in pixels. */
export interface PlacedNode<Data> {
  readonly node: CallNode<Data>;
  readonly x: number;
  readonly y: number;
}

/** A line from one node to a next one. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly muted: boolean;
}

export interface CallGraph<Data> {
  readonly places: readonly PlacedNode<Data>[];
  readonly ways: readonly Way[];
  readonly height: number;
}

/** Size of a node in pixels. */
export const NODE_WIDTH = 210;
export const NODE_HEIGHT = 60;
const COLUMN = 350;
const ROW = 78;

/**
 * Places a tree from left to right: leaves below each other, whatever leads on beside the middle of what follows.
 * @param apart trees that nothing of it leads to, below it
 */
export function layoutTree<Data>(root: CallNode<Data>, apart: readonly CallNode<Data>[] = []): CallGraph<Data> {
  const places: PlacedNode<Data>[] = [];
  const ways: Way[] = [];
  let rows = 0;
  const place = (node: CallNode<Data>, depth: number): number => {
    const heights = node.children.map((child) => {
      ways.push({ from: node.id, to: child.id, label: child.label ?? '', muted: child.muted === true });
      return place(child, depth + 1);
    });
    const [first, last] = [heights[0], heights.at(-1)];
    const y = first === undefined || last === undefined ? rows++ * ROW : (first + last) / 2;
    places.push({ node, x: depth * COLUMN, y });
    return y;
  };
  for (const tree of [root, ...apart]) place(tree, 0);
  return { places, ways, height: (rows - 1) * ROW + NODE_HEIGHT };
}
