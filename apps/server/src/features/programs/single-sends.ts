import { sql } from '@strowger/db';
import { OUTBOUND_TYPES } from './types.ts';

/**
 * True of a program that was made for one sending and is no template for others (contract 30 §17): a child of another
 * program, or one that only sends, has no name but its type's, which is the default, and is sent by no campaign.
 */
export const isSingleSend = sql`(parent_id is not null or (
  type = any(${[...OUTBOUND_TYPES]}::text[]) and name = type
  and not exists (select from campaigns where campaigns.program_id = programs.program_id)))`;
