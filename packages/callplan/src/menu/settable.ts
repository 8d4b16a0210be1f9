import type { CallTraits } from '../leg.ts';

/** A trait of the call that an option of a menu may set (contract 20 §6.2). */
export type SettableTrait = keyof Pick<CallTraits, 'callerIdName' | 'language' | 'setAccountcode'>;

/** By the names that are in use for them. */
const SETTABLE: Readonly<Record<string, SettableTrait>> = {
  caller_id_name: 'callerIdName',
  effective_caller_id_name: 'callerIdName',
  origination_caller_id_name: 'callerIdName',
  language: 'language',
  default_language: 'language',
  accountcode: 'setAccountcode',
};

/** The trait that a variable's name stands for; null: it may not be set. */
export function settableTrait(name: string): SettableTrait | null {
  return Object.hasOwn(SETTABLE, name) ? (SETTABLE[name] ?? null) : null;
}
