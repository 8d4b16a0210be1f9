import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addNode, withLink } from './edit-flow.ts';
import { NODE_KINDS, type NodeType } from './node-kinds.ts';
import { newFlow, readScheme, writeScheme } from './scheme.ts';

const types = fc.constantFrom<NodeType>(...NODE_KINDS.map(({ type }) => type).filter((type) => type !== 'start'));

/** What somebody draws by adding steps one after the other, some of them leading back. */
const drawn = fc
  .array(fc.record({ type: types, after: fc.nat(), back: fc.boolean() }), { maxLength: 12 })
  .map((steps) =>
    steps.reduce((nodes, { type, after, back }) => {
      const behind = nodes[after % nodes.length]?.index ?? null;
      const added = addNode(nodes, type, behind);
      return back && type === 'amd' ? withLink(added.nodes, added.index, 'machine', behind) : added.nodes;
    }, newFlow()),
  );

describe('an ivr_scheme (contract 30 §17.1)', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(drawn, (nodes) => {
        expect(readScheme(writeScheme(nodes))).toEqual(nodes);
      }),
      { numRuns: 60 },
    );
  });

  it('is written as nodes with numbers, links told from both ends', () => {
    const { nodes } = addNode(newFlow(), 'hangup', '1');
    expect(JSON.parse(writeScheme(nodes))).toEqual([
      {
        type: 'start',
        app_index: 1,
        data: {},
        resources: [],
        in_nod: [],
        out_nod: [{ node_type: 'done', pointer: { linked_app_index: 2 } }],
      },
      {
        type: 'hangup',
        app_index: 2,
        data: {},
        resources: [],
        in_nod: [{ node_type: 'done', pointer: { linked_app_index: 1 } }],
        out_nod: [],
      },
    ]);
  });

  it('takes what other designers write: lists for data, indices of any kind, words of their own for results', () => {
    const scheme = [
      {
        type: 'originate',
        app_index: 'a',
        data: [],
        out_nod: [{ node_type: 'next', pointer: { linked_app_index: 'b' } }],
      },
      {
        type: 'fax_send',
        app_index: 'b',
        data: { document_id: 3 },
        out_nod: [
          { node_type: 'Sent', pointer: { linked_app_index: 'a' } },
          { node_type: 'error', pointer: null },
        ],
      },
    ];
    expect(readScheme(JSON.stringify(scheme))).toEqual([
      { index: 'a', type: 'originate', data: {}, links: [{ result: 'done', to: 'b' }] },
      { index: 'b', type: 'fax_send', data: { document_id: 3 }, links: [{ result: 'success', to: 'a' }] },
    ]);
  });

  it.each(['', '{}', '[]', 'nonsense', '[1,null]'])('begins anew where nothing is drawn: %s', (text) => {
    expect(readScheme(text)).toEqual(newFlow());
  });
});
