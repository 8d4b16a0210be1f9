import type { FieldTable } from './field.ts';
import type { Reference } from './references.ts';

/**
 * Rows that belong to one object and are read and written with it, as an array (contract 20 §0.3). A body without the
 * array keeps them, `[]` clears them, any other replaces them: rows with a known key are changed in place, others are
 * made, missing ones deleted.
 */
export interface Children extends FieldTable {
  /** Name of the array: `destinations`. */
  readonly field: string;
  /** Another name that clients give it in bodies. */
  readonly alias?: string;
  /** Column with the parent's key. */
  readonly parent: string;
  /** Column of the tenant, behind the fence. */
  readonly tenant: string;
  /** Field that orders them; unless it is sent, the place in the array. */
  readonly position: string;
  /** How many there may be. */
  readonly most: number;
  readonly references?: readonly Reference[];
}
