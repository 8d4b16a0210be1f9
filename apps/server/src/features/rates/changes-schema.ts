import { Type } from 'typebox';
import { money, nullable } from '../../http/fields.ts';

const terms = Type.Object({
  unit_block_rate: money(),
  unit_billing_block: Type.Integer(),
  unit_first_block: Type.Integer(),
  unit_increment: Type.Integer(),
});

const samples = Type.Array(
  Type.Object({
    destination_id: Type.String(),
    name: Type.String(),
    before: nullable(terms),
    after: nullable(terms),
  }),
);

/** What a file changes, in numbers and by a few rates of each kind. */
export const CHANGES = Type.Object({
  new: Type.Integer(),
  changed: Type.Integer(),
  removed: Type.Integer(),
  unchanged: Type.Integer(),
  samples: Type.Object({ new: samples, changed: samples, removed: samples }),
  overlaps: Type.Integer({ description: 'Rates of other sums of services in this plan that price the same calls.' }),
});
