import type { AnswerOf } from '@strowger/client';
import { joinApp } from '../../kit/destination/destination-kind.ts';

/** A flow as the API gives it. */
export type Flow = AnswerOf<'/api/call_flows/{call_flow_uuid}'>;

/** What the form of a call flow edits. */
export interface FlowValues {
  call_flow_name: string;
  call_flow_extension: string;
  call_flow_feature_code: string | null;
  /** `true`: the normal way. */
  call_flow_status: 'true' | 'false';
  call_flow_label: string | null;
  call_flow_alternate_label: string | null;
  /** App and data in one (contract 20 §0.9). */
  call_flow_data: string | null;
  call_flow_alternate_data: string | null;
  call_flow_sound: string | null;
  call_flow_alternate_sound: string | null;
  call_flow_pin_number: string | null;
  call_flow_enabled: boolean;
  call_flow_description: string | null;
}

export const NEW_FLOW: FlowValues = {
  call_flow_name: '',
  call_flow_extension: '',
  call_flow_feature_code: '',
  call_flow_status: 'true',
  call_flow_label: null,
  call_flow_alternate_label: null,
  call_flow_data: null,
  call_flow_alternate_data: null,
  call_flow_sound: null,
  call_flow_alternate_sound: null,
  call_flow_pin_number: null,
  call_flow_enabled: true,
  call_flow_description: null,
};

/** The form's values of a flow as the API gives it. */
export function valuesOf(flow: Flow): FlowValues {
  return {
    call_flow_name: flow.call_flow_name,
    call_flow_extension: flow.call_flow_extension,
    call_flow_feature_code: flow.call_flow_feature_code,
    call_flow_status: flow.call_flow_status,
    call_flow_label: flow.call_flow_label,
    call_flow_alternate_label: flow.call_flow_alternate_label,
    call_flow_data: joinApp(flow.call_flow_app, flow.call_flow_data),
    call_flow_alternate_data: joinApp(flow.call_flow_alternate_app, flow.call_flow_alternate_data),
    call_flow_sound: flow.call_flow_sound,
    call_flow_alternate_sound: flow.call_flow_alternate_sound,
    call_flow_pin_number: flow.call_flow_pin_number ?? null,
    call_flow_enabled: flow.call_flow_enabled,
    call_flow_description: flow.call_flow_description,
  };
}

/** What is sent: a destination as data goes with the app that reads all of them. */
export function sent<Values extends Partial<FlowValues>>(values: Values) {
  return {
    ...values,
    ...(values.call_flow_data === undefined ? {} : { call_flow_app: 'transfer' as const }),
    ...(values.call_flow_alternate_data === undefined ? {} : { call_flow_alternate_app: 'transfer' as const }),
  };
}
