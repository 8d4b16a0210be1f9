import { KEYS, type NodeType, nodeKind } from './node-kinds.ts';
import type { FlowLink, FlowNode } from './scheme.ts';

/** Flow with a new node, and which one it is. */
export interface Added {
  readonly nodes: FlowNode[];
  readonly index: string;
}

/**
 * Adds a node behind another one: at its first result that leads nowhere. Where all lead somewhere the new one comes
 * between it and what followed its first result.
 * @param after null: behind none, nothing leads to it yet
 */
export function addNode(nodes: readonly FlowNode[], type: NodeType, after: string | null): Added {
  const index = freeIndex(nodes);
  const before = nodes.find((node) => node.index === after);
  const result = before === undefined ? undefined : resultFor(before);
  const followed = before?.links.find((link) => link.result === result)?.to;
  const [first] = nodeKind(type)?.results ?? [];
  const links = followed === undefined || first === undefined ? [] : [{ result: first, to: followed }];
  const made: FlowNode = { index, type, data: {}, links };
  const all = [...nodes, made];
  return { nodes: after === null || result === undefined ? all : withLink(all, after, result, index), index };
}

/** Leads a result of a node to another one; null: nowhere, the call is over then. */
export function withLink(nodes: readonly FlowNode[], index: string, result: string, to: string | null): FlowNode[] {
  return nodes.map((node) => {
    if (node.index !== index) return node;
    const others = node.links.filter((link) => link.result !== result);
    return { ...node, links: to === null ? others : inOrder([...others, { result, to }]) };
  });
}

/** Takes a node out: what led to it leads to where its first result led. */
export function withoutNode(nodes: readonly FlowNode[], index: string): FlowNode[] {
  const gone = nodes.find((node) => node.index === index);
  const [first] = nodeKind(gone?.type ?? '')?.results ?? [];
  const next = gone?.links.find(({ result, to }) => result === first && to !== index)?.to;
  return nodes
    .filter((node) => node.index !== index)
    .map((node) => ({
      ...node,
      links: node.links.flatMap((link) => {
        if (link.to !== index) return [link];
        return next === undefined ? [] : [{ ...link, to: next }];
      }),
    }));
}

export function withData(nodes: readonly FlowNode[], index: string, data: FlowNode['data']): FlowNode[] {
  return nodes.map((node) => (node.index === index ? { ...node, data } : node));
}

/** The results of a node for which a link can be made still. */
export function freeResults({ type, links }: Pick<FlowNode, 'type' | 'links'>): string[] {
  const kind = nodeKind(type);
  const all = [...(kind?.keys === true ? KEYS : []), ...(kind?.results ?? [])];
  return all.filter((result) => links.every((link) => link.result !== result));
}

function resultFor(node: FlowNode): string | undefined {
  return freeResults(node)[0] ?? nodeKind(node.type)?.results[0];
}

/** Keys as on a phone, other results behind them. */
function inOrder(links: readonly FlowLink[]): FlowLink[] {
  const place = ({ result }: FlowLink) => (KEYS.includes(result) ? KEYS.indexOf(result) : KEYS.length);
  return [...links].sort((a, b) => place(a) - place(b));
}

function freeIndex(nodes: readonly FlowNode[]): string {
  const numbers = nodes.map(({ index }) => Number(index)).filter((number) => Number.isSafeInteger(number));
  return String(Math.max(0, ...numbers) + 1);
}
