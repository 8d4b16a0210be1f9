import type { CallNode } from '../call-diagram/call-tree.ts';
import { nodeKind } from './node-kinds.ts';
import type { FlowNode } from './scheme.ts';

/** What a place of the diagram stands for. */
export type FlowPlace =
  | { readonly kind: 'node'; readonly node: FlowNode }
  /** The flow goes on at a node that is drawn elsewhere. */
  | { readonly kind: 'jump'; readonly node: FlowNode };

type Words = (result: string) => string;

/** Trees that show every node once: what the start leads to, then what nothing leads to. */
export interface FlowTrees {
  readonly root: CallNode<FlowPlace>;
  readonly apart: readonly CallNode<FlowPlace>[];
}

/** @param words what stands on a way: nothing on the only one of a node */
export function flowTrees(nodes: readonly FlowNode[], words: Words): FlowTrees {
  const drawn = new Set<string>();
  const draw = (node: FlowNode, label: string): CallNode<FlowPlace> => {
    drawn.add(node.index);
    const children = node.links.flatMap(({ result, to }) => {
      const next = nodes.find(({ index }) => index === to);
      if (next === undefined) return [];
      const word = wordOn(node, result, words);
      if (!drawn.has(next.index)) return [draw(next, word)];
      const place: FlowPlace = { kind: 'jump', node: next };
      return [{ id: `jump:${node.index}:${result}`, data: place, label: word, muted: true, children: [] }];
    });
    return { id: nodeId(node.index), data: { kind: 'node', node }, label, children };
  };
  const isStart = ({ type }: FlowNode) => nodeKind(type)?.type === 'start';
  const start = nodes.find(isStart) ?? nodes[0] ?? { index: '', type: 'start', data: {}, links: [] };
  const root = draw(start, '');
  const apart: CallNode<FlowPlace>[] = [];
  const entered = new Set(nodes.flatMap(({ links }) => links.map(({ to }) => to)));
  // Heads first, so that what is left behind them hangs together; then rings that nothing leads into.
  for (const node of [...nodes.filter(({ index }) => !entered.has(index)), ...nodes]) {
    if (!drawn.has(node.index)) apart.push(draw(node, ''));
  }
  return { root, apart };
}

/** Id of the place that a node has in the diagram. */
export function nodeId(index: string): string {
  return `node:${index}`;
}

/** Nodes as the diagram shows them, from left to right and from top to bottom; how deep each stands. */
export function flowOrder({ root, apart }: FlowTrees): { node: FlowNode; depth: number; reached: boolean }[] {
  const list = (place: CallNode<FlowPlace>, depth: number, reached: boolean): ReturnType<typeof flowOrder> => {
    if (place.data.kind === 'jump') return [];
    const { node } = place.data;
    return [{ node, depth, reached }, ...place.children.flatMap((child) => list(child, depth + 1, reached))];
  };
  return [...list(root, 0, true), ...apart.flatMap((one) => list(one, 0, false))];
}

function wordOn(node: FlowNode, result: string, words: Words): string {
  const kind = nodeKind(node.type);
  if (kind === undefined) return result;
  return kind.keys || kind.results.length > 1 ? words(result) : '';
}
