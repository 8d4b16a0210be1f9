import type { CallNode } from '../call-diagram/call-tree.ts';
import type { FlowValues } from './flow-values.ts';

/** What a node of a flow's diagram stands for. */
export type FlowPlace =
  | { readonly kind: 'flow'; readonly name: string; readonly number: string; readonly code: string }
  | { readonly kind: 'way'; readonly destination: string };

/** Ids of the nodes: the paths of the fields that they show. */
const FLOW_ID = 'call_flow_feature_code';
export const NORMAL_ID = 'call_flow_data';
export const ALTERNATE_ID = 'call_flow_alternate_data';

/** Names of the two ways where they have none of their own. */
export interface WayNames {
  readonly normal: string;
  readonly alternate: string;
}

/** The diagram of a flow: the way that calls take now, and the other one. */
export function flowTree(flow: FlowValues, names: WayNames): CallNode<FlowPlace> {
  const isNormal = flow.call_flow_status === 'true';
  return {
    id: FLOW_ID,
    data: {
      kind: 'flow',
      name: flow.call_flow_name,
      number: flow.call_flow_extension,
      code: flow.call_flow_feature_code ?? '',
    },
    children: [
      {
        id: NORMAL_ID,
        data: { kind: 'way', destination: flow.call_flow_data ?? '' },
        label: flow.call_flow_label || names.normal,
        muted: !isNormal,
        children: [],
      },
      {
        id: ALTERNATE_ID,
        data: { kind: 'way', destination: flow.call_flow_alternate_data ?? '' },
        label: flow.call_flow_alternate_label || names.alternate,
        muted: isNormal,
        children: [],
      },
    ],
  };
}
