import type { VoiceFlow, VoiceFlowNode } from '@strowger/switch';
import { type Static, Type } from 'typebox';
import { errors } from '../../http/errors.ts';
import { check } from '../../http/validation.ts';
import type { VoiceWish } from '../../speech/voices.ts';
import { nodeKind } from './ivr-nodes.ts';

const MOST_NODES = 500;
const index = () => Type.Union([Type.Integer(), Type.String({ maxLength: 64 })]);

const Scheme = Type.Array(
  Type.Object({
    type: Type.String({ maxLength: 32 }),
    app_index: index(),
    data: Type.Optional(
      Type.Union([Type.Record(Type.String(), Type.Unknown()), Type.Array(Type.Unknown()), Type.Null()]),
    ),
    out_nod: Type.Optional(
      Type.Union([
        Type.Array(
          Type.Object({
            node_type: Type.Optional(Type.Union([Type.String({ maxLength: 32 }), Type.Integer(), Type.Null()])),
            pointer: Type.Optional(
              Type.Union([
                Type.Object({ linked_app_index: Type.Optional(Type.Union([index(), Type.Null()])) }),
                Type.Null(),
              ]),
            ),
          }),
          { maxItems: 50 },
        ),
        Type.Null(),
      ]),
    ),
  }),
  { maxItems: MOST_NODES },
);

/** The nodes of an `ivr_scheme`, as flow designers save them. */
export type SchemeNodes = Static<typeof Scheme>;

/** What a node names: a row that must be the tenant's. */
export interface Named {
  readonly table: 'recordings' | 'documents' | 'texts' | 'templates';
  readonly id: number;
  readonly field: string;
}

const bad = (message: string) => errors.badField('ivr_scheme', message);

/** @throws ApiError 400 for what is no list of nodes */
export function readScheme(text: string): SchemeNodes {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw bad('is not valid JSON');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0)
    return [];
  const [fault] = check(Scheme, value);
  if (fault) throw bad(`${fault.field} ${fault.message}`);
  return Array.isArray(value) ? value : [];
}

/** A graph that was begun and holds nothing yet. */
export function isDraft(nodes: SchemeNodes): boolean {
  return nodes.length === 0;
}

/**
 * The checked graph, and what its nodes name (contract 30 §17.1): exactly one start, every link leads to a node.
 * @throws ApiError 400
 */
export function flowOf(nodes: SchemeNodes): { readonly flow: VoiceFlow; readonly named: readonly Named[] } {
  const keys = new Set<string>();
  for (const { app_index } of nodes) {
    const key = String(app_index);
    if (keys.has(key)) throw bad(`two nodes are numbered ${key}`);
    keys.add(key);
  }
  const entries = nodes.map((node) => [String(node.app_index), nodeOf(node, keys)] as const);
  const starts = entries.filter(([, { type }]) => type === 'start');
  const [start] = starts;
  if (start === undefined || starts.length > 1) throw bad('must have exactly one start');
  return { flow: { start: start[0], nodes: Object.fromEntries(entries) }, named: nodes.flatMap(namedBy) };
}

function nodeOf(node: SchemeNodes[number], keys: ReadonlySet<string>): VoiceFlowNode {
  const kind = nodeKind(node.type);
  if (kind === undefined) throw bad(`${node.type} is no type of node`);
  const next: Record<string, string> = {};
  for (const { node_type, pointer } of node.out_nod ?? []) {
    const link = pointer?.linked_app_index;
    if (link === null || link === undefined || link === '') continue;
    if (!keys.has(String(link))) throw bad(`node ${node.app_index} leads to ${link}, which is no node`);
    const result = kind.resultOf(String(node_type ?? ''));
    if (Object.hasOwn(next, result)) throw bad(`node ${node.app_index} has two links for ${result}`);
    next[result] = String(link);
  }
  return { type: kind.name, data: dataOf(node), next };
}

/** Designers write an empty record as an empty list. */
function dataOf({ data }: SchemeNodes[number]): Readonly<Record<string, unknown>> {
  return data === undefined || data === null || Array.isArray(data) ? {} : data;
}

/**
 * What is asked of a graph when it is saved, beside what `flowOf` asks of it always: each node says what it is to do.
 * @throws ApiError 400
 */
export function requireComplete(nodes: SchemeNodes): void {
  for (const node of nodes) {
    const needs = nodeKind(node.type)?.needs ?? [];
    const data = dataOf(node);
    if (needs.length > 0 && needs.every((field) => saidIn(data, field) === '')) {
      throw bad(`${needs.join(' or ')} of node ${node.app_index} is required`);
    }
  }
}

/** Texts that the graph reads aloud, with the node of each. */
export function spokenIn(nodes: SchemeNodes): readonly { readonly node: string; readonly wish: VoiceWish }[] {
  return nodes
    .filter(({ type }) => type === 'tts')
    .map((node) => {
      const data = dataOf(node);
      const wish = { language: saidIn(data, 'language'), voice: saidIn(data, 'voice') };
      return { node: String(node.app_index), wish };
    });
}

function saidIn(data: VoiceFlowNode['data'], field: string): string {
  const value = data[field];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function namedBy(node: SchemeNodes[number]): Named[] {
  const data = dataOf(node);
  return (nodeKind(node.type)?.names ?? []).flatMap(({ field, table }) => {
    const value = data[field];
    if (value === undefined || value === null || value === '') return [];
    const id = /^\d{1,9}$/.test(String(value)) ? Number(value) : -1;
    return [{ table, id, field: `${field} of node ${node.app_index}` }];
  });
}
