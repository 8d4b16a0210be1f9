import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutTree } from '../call-diagram/call-tree.ts';
import { ALTERNATE_ID, flowTree, NORMAL_ID } from './flow-tree.ts';
import { NEW_FLOW, sent } from './flow-values.ts';

const names = { normal: 'Open', alternate: 'Closed' };

describe('the diagram of a call flow', () => {
  it('shows which of its two ways calls take now', () => {
    const text = fc.constantFrom('', '1001', 'hangup', '*991001');
    fc.assert(
      fc.property(text, text, fc.constantFrom('true' as const, 'false' as const), (normal, alternate, status) => {
        const flow = {
          ...NEW_FLOW,
          call_flow_data: normal,
          call_flow_alternate_data: alternate,
          call_flow_status: status,
        };
        const { ways, places } = layoutTree(flowTree(flow, names));
        expect(ways.filter(({ muted }) => !muted).map(({ to }) => to)).toEqual([
          status === 'true' ? NORMAL_ID : ALTERNATE_ID,
        ]);
        const shown = places.flatMap(({ node: { data } }) => (data.kind === 'way' ? [data.destination] : []));
        expect(shown).toEqual([normal, alternate]);
      }),
    );
  });

  it('names its ways by their own labels', () => {
    const labels = (flow: typeof NEW_FLOW) => flowTree(flow, names).children.map(({ label }) => label);
    expect(labels(NEW_FLOW)).toEqual(['Open', 'Closed']);
    expect(labels({ ...NEW_FLOW, call_flow_label: 'Day', call_flow_alternate_label: 'Night' })).toEqual([
      'Day',
      'Night',
    ]);
  });

  it('is sent with the app that its destination goes with', () => {
    expect(sent({ call_flow_data: '*991001' })).toEqual({ call_flow_data: '*991001', call_flow_app: 'transfer' });
    expect(sent({ call_flow_status: 'false' as const })).toEqual({ call_flow_status: 'false' });
  });
});
