import { describe, expect, it } from 'vitest';
import { addNode, freeResults, withLink, withoutNode } from './edit-flow.ts';
import type { FlowNode } from './scheme.ts';

const node = (index: string, type: string, links: Record<string, string> = {}): FlowNode => ({
  index,
  type,
  data: {},
  links: Object.entries(links).map(([result, to]) => ({ result, to })),
});
const linksOf = (nodes: readonly FlowNode[]) =>
  Object.fromEntries(
    nodes.map(({ index, links }) => [index, Object.fromEntries(links.map((one) => [one.result, one.to]))]),
  );

describe('editing a flow', () => {
  it('adds a step behind the one that is chosen', () => {
    const { nodes, index } = addNode([node('1', 'start')], 'wait', '1');
    expect(index).toBe('2');
    expect(linksOf(nodes)).toEqual({ 1: { done: '2' }, 2: {} });
  });

  it('adds it between two where the one that is chosen leads on already', () => {
    const { nodes } = addNode([node('1', 'start', { done: '2' }), node('2', 'hangup')], 'wait', '1');
    expect(linksOf(nodes)).toEqual({ 1: { done: '3' }, 2: {}, 3: { done: '2' } });
  });

  it('gives each step behind a menu the next free key', () => {
    const first = addNode([node('1', 'play_menu', { 1: '2' }), node('2', 'hangup')], 'wait', '1');
    const second = addNode(first.nodes, 'record', '1');
    expect(linksOf(second.nodes)['1']).toEqual({ 1: '2', 2: '3', 3: '4' });
  });

  it('leaves a step behind the end of a call apart', () => {
    const { nodes } = addNode([node('1', 'start', { done: '2' }), node('2', 'hangup')], 'wait', '2');
    expect(linksOf(nodes)).toEqual({ 1: { done: '2' }, 2: {}, 3: {} });
  });

  it('closes the gap where a step is taken out', () => {
    const all = [node('1', 'start', { done: '2' }), node('2', 'wait', { done: '3' }), node('3', 'hangup')];
    expect(linksOf(withoutNode(all, '2'))).toEqual({ 1: { done: '3' }, 3: {} });
    expect(linksOf(withoutNode(all, '3'))).toEqual({ 1: { done: '2' }, 2: {} });
  });

  it('takes out a step that leads to itself', () => {
    const all = [node('1', 'start', { done: '2' }), node('2', 'wait', { done: '2' })];
    expect(linksOf(withoutNode(all, '2'))).toEqual({ 1: {} });
  });

  it('leads a result elsewhere, or nowhere; keys stay in the order of a phone', () => {
    const menu = [node('1', 'play_menu', { timeout: '2', 0: '2' }), node('2', 'hangup')];
    const more = withLink(menu, '1', '7', '2');
    expect(more[0]?.links.map(({ result }) => result)).toEqual(['7', '0', 'timeout']);
    expect(linksOf(withLink(more, '1', '0', null))['1']).toEqual({ 7: '2', timeout: '2' });
  });

  it('knows which results have no link', () => {
    expect(freeResults(node('1', 'amd', { human: '2' }))).toEqual(['machine']);
    expect(freeResults(node('1', 'hangup'))).toEqual([]);
  });
});
