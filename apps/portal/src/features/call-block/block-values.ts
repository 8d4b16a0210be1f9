import type { AnswerOf } from '@strowger/client';
import { joinApp } from '../../kit/destination/destination-kind.ts';

export type Block = AnswerOf<'/api/call_block/{call_block_uuid}'>;

export const DIRECTIONS = ['inbound', 'outbound', 'both'] as const;
export const ACTIONS = ['reject', 'hangup', 'hold', 'voicemail', 'transfer'] as const;

/** What the form of a blocked number edits. */
export interface BlockValues {
  call_block_name: string | null;
  call_block_number: string;
  call_block_country_code: string | null;
  call_block_direction: Block['call_block_direction'];
  call_block_action: Block['call_block_action'];
  call_block_data: string | null;
  extension_uuid: string | null;
  call_block_enabled: boolean;
  call_block_description: string | null;
}

export const NEW_BLOCK: BlockValues = {
  call_block_name: null,
  call_block_number: '',
  call_block_country_code: null,
  call_block_direction: 'inbound',
  call_block_action: 'reject',
  call_block_data: null,
  extension_uuid: null,
  call_block_enabled: true,
  call_block_description: null,
};

/** The form's values of a blocked number as the API gives it. */
export function valuesOf(block: Block): BlockValues {
  return {
    call_block_name: block.call_block_name,
    call_block_number: block.call_block_number,
    call_block_country_code: block.call_block_country_code,
    call_block_direction: block.call_block_direction,
    call_block_action: block.call_block_action,
    call_block_data: joinApp(block.call_block_app, block.call_block_data),
    extension_uuid: block.extension_uuid,
    call_block_enabled: block.call_block_enabled,
    call_block_description: block.call_block_description,
  };
}

/** Whether an action needs to know where to: voicemail and transfer do. */
export function hasTarget(action: Block['call_block_action']): action is 'voicemail' | 'transfer' {
  return action === 'voicemail' || action === 'transfer';
}

/** Values as they are sent: what is chosen of an extension may be nothing, and the data's form is the data's own. */
export function toSend<Values extends Partial<BlockValues>>(values: Values) {
  return {
    ...values,
    ...(values.extension_uuid === '' ? { extension_uuid: null } : {}),
    ...(values.call_block_data === undefined ? {} : { call_block_app: null }),
  };
}
