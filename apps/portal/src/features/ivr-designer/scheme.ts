import { nodeKind, resultOf } from './node-kinds.ts';

/** A link from a node: what has to come of it, and where it leads then. */
export interface FlowLink {
  /** `done`, `timeout`, a digit, `human`, `machine`. */
  readonly result: string;
  /** Index of the node. */
  readonly to: string;
}

/** A node of an `ivr_scheme` (contract 30 §17.1). */
export interface FlowNode {
  /** Unique in the scheme; digits, or whatever another designer wrote. */
  readonly index: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly links: readonly FlowLink[];
}

/** What a scheme begins with: the start, which hangs up. */
export function newFlow(): FlowNode[] {
  return [{ index: '1', type: 'start', data: {}, links: [] }];
}

/** The nodes of a stored scheme; a draft without any has a start. */
export function readScheme(text: string): FlowNode[] {
  const value = parsed(text);
  const nodes = Array.isArray(value) ? value.flatMap((one: unknown) => nodeOf(one) ?? []) : [];
  return nodes.length === 0 ? newFlow() : nodes;
}

/** The scheme as it is stored: links are told from both of their ends. */
export function writeScheme(nodes: readonly FlowNode[]): string {
  return JSON.stringify(
    nodes.map(({ index, type, data, links }) => ({
      type,
      app_index: written(index),
      data,
      resources: [],
      in_nod: nodes.flatMap((other) =>
        other.links
          .filter(({ to }) => to === index)
          .map(({ result }) => ({ node_type: result, pointer: { linked_app_index: written(other.index) } })),
      ),
      out_nod: links.map(({ result, to }) => ({ node_type: result, pointer: { linked_app_index: written(to) } })),
    })),
  );
}

function nodeOf(value: unknown): FlowNode | null {
  if (!isRecord(value)) return null;
  const { type, app_index, data, out_nod } = value;
  if (typeof type !== 'string') return null;
  const kind = nodeKind(type);
  const links = Array.isArray(out_nod) ? out_nod.flatMap((one: unknown) => linkOf(one) ?? []) : [];
  return {
    index: indexOf(app_index),
    type,
    data: isRecord(data) ? data : {},
    links: kind === undefined ? links : links.map(({ result, to }) => ({ result: resultOf(kind, result), to })),
  };
}

function linkOf(value: unknown): FlowLink | null {
  if (!isRecord(value) || !isRecord(value['pointer'])) return null;
  const to = indexOf(value['pointer']['linked_app_index']);
  const word = value['node_type'];
  const result = typeof word === 'string' || typeof word === 'number' ? String(word) : '';
  return to === '' ? null : { result, to };
}

function indexOf(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
}

/** Numbers as numbers, as other designers write them. */
function written(index: string): number | string {
  return /^(?:0|[1-9]\d{0,8})$/.test(index) ? Number(index) : index;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
