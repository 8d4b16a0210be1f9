import type { FlowNode } from './scheme.ts';

/** The node that the server's refusal of a scheme is about; null: the scheme as a whole. */
export function nodeOfFault(message: string | undefined, nodes: readonly FlowNode[]): string | null {
  const named = /\bnode (\S+)/.exec(message ?? '')?.[1];
  if (named !== undefined) return nodes.find(({ index }) => index === named)?.index ?? null;
  const type = /^(\S+) is no type of node/.exec(message ?? '')?.[1];
  return nodes.find((node) => node.type === type)?.index ?? null;
}
