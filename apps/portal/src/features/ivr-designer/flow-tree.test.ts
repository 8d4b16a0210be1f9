import { describe, expect, it } from 'vitest';
import { flowOrder, flowTrees } from './flow-tree.ts';
import { nodeOfFault } from './node-of-fault.ts';
import type { FlowNode } from './scheme.ts';

const node = (index: string, type: string, links: Record<string, string> = {}): FlowNode => ({
  index,
  type,
  data: {},
  links: Object.entries(links).map(([result, to]) => ({ result, to })),
});

const NODES = [
  node('1', 'start', { done: '2' }),
  node('2', 'play_menu', { 1: '3', timeout: '2' }),
  node('3', 'wait', { done: '2' }),
  node('8', 'wait', { done: '9' }),
  node('9', 'hangup'),
];

describe('the diagram of a flow', () => {
  it('draws each step once, and where the flow goes back a place that leads there', () => {
    const { root } = flowTrees(NODES, (result) => `on ${result}`);
    const [menu] = root.children;
    expect(menu?.children.map(({ id, label, data }) => [id, label, data.kind])).toEqual([
      ['node:3', 'on 1', 'node'],
      ['jump:2:timeout', 'on timeout', 'jump'],
    ]);
    expect(menu?.children[0]?.children.map(({ id, label }) => [id, label])).toEqual([['jump:3:done', '']]);
  });

  it('tells apart what nothing leads to', () => {
    const order = flowOrder(flowTrees(NODES, String));
    expect(order.map(({ node: { index }, depth, reached }) => [index, depth, reached])).toEqual([
      ['1', 0, true],
      ['2', 1, true],
      ['3', 2, true],
      ['8', 0, false],
      ['9', 1, false],
    ]);
  });

  it('draws a ring that nothing leads into', () => {
    const ring = [node('1', 'start'), node('2', 'wait', { done: '3' }), node('3', 'wait', { done: '2' })];
    expect(flowOrder(flowTrees(ring, String)).map(({ node: { index } }) => index)).toEqual(['1', '2', '3']);
  });
});

describe('what the server refuses of a flow', () => {
  it.each([
    ['document_id of node 3 is required', '3'],
    ['node 8 leads to 12, which is no node', '8'],
    ['play_menu is no type of node', '2'],
    ['must have exactly one start', null],
    ['document_id of node 77 is required', null],
    [undefined, null],
  ])('is said at its step: %s', (message, index) => {
    expect(nodeOfFault(message, NODES)).toBe(index);
  });
});
