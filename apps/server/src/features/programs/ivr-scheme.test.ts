import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../http/errors.ts';
import { flowOf, isDraft, readScheme, requireComplete } from './ivr-scheme.ts';

const link = (result: string, to: number) => ({ node_type: result, pointer: { linked_app_index: to } });
const node = (type: string, app_index: number, out_nod: object[] = [], data: object = {}) => ({
  ...{ type, app_index, data, resources: [], in_nod: [], out_nod },
});
const read = (nodes: object[]) => flowOf(readScheme(JSON.stringify(nodes)));

describe('the graph of an ivr program (contract 30 §17.1)', () => {
  it('becomes nodes by key, begun at its start', () => {
    const { flow, named } = read([
      node('originate', 1, [link('success', 2)]),
      node('play_menu', 2, [link('1', 3), link('timeout', 4)], { message: 7, key_timeout: 10 }),
      node('transfer', 3, [], { extension: '1001' }),
      node('disconnect', 4),
    ]);
    expect(flow).toEqual({
      start: '1',
      nodes: {
        '1': { type: 'start', data: {}, next: { done: '2' } },
        '2': { type: 'play_menu', data: { message: 7, key_timeout: 10 }, next: { '1': '3', timeout: '4' } },
        '3': { type: 'transfer', data: { extension: '1001' }, next: {} },
        '4': { type: 'hangup', data: {}, next: {} },
      },
    });
    expect(named).toEqual([{ table: 'recordings', id: 7, field: 'message of node 2' }]);
  });

  it.each([
    ['no start', [node('hangup', 1)]],
    ['two starts', [node('start', 1), node('originate', 2)]],
    ['a link to nowhere', [node('start', 1, [link('done', 9)])]],
    ['two nodes of one number', [node('start', 1), node('hangup', 1)]],
    ['an unknown type', [node('start', 1), node('teleport', 2)]],
    ['two links for one result', [node('start', 1, [link('a', 2), link('b', 2)]), node('hangup', 2)]],
  ])('is refused with %s', (_what, nodes) => {
    expect(() => read(nodes)).toThrow(ApiError);
  });

  it('leads on by whether something was sent, or whatever became of it', () => {
    const { flow } = read([
      node('start', 1, [link('done', 2)]),
      node('fax_send', 2, [link('Success', 3), link('error', 4)], { document_id: 9 }),
      node('sms_send', 3, [link('', 4)], { text: 'hello' }),
      node('hangup', 4),
    ]);
    expect(flow.nodes['2']?.next).toEqual({ success: '3', failure: '4' });
    expect(flow.nodes['3']?.next).toEqual({ done: '4' });
  });

  it.each([
    ['tts', { text: ' ' }, 'text or message of node 2 is required'],
    ['fax_send', {}, 'document_id of node 2 is required'],
    ['sms_send', { text_id: null }, 'text_id or message or content or text of node 2 is required'],
    ['email_send', { template_id: '' }, 'template_id of node 2 is required'],
  ])('is not saved with a node %s that does not say what: %j', (type, data, message) => {
    const nodes = readScheme(JSON.stringify([node('start', 1, [link('done', 2)]), node(type, 2, [], data)]));
    expect(() => requireComplete(nodes)).toThrow(
      expect.objectContaining({ status: 400, details: [{ field: 'ivr_scheme', message }] }),
    );
  });

  it('is a draft while it is empty', () => {
    expect(isDraft(readScheme('{}'))).toBe(true);
    expect(isDraft(readScheme('[]'))).toBe(true);
    expect(isDraft(readScheme(JSON.stringify([node('start', 1)])))).toBe(false);
  });

  it('is refused, and nothing worse, whatever is sent', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          flowOf(readScheme(text));
        } catch (error) {
          expect(error).toBeInstanceOf(ApiError);
        }
      }),
    );
  });
});
