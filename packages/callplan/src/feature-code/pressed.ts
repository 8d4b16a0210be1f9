import type { FeatureName } from './catalogue.ts';

/** What a code within a conversation does (contract 20 §12.3). */
export type BoundAction = 'transfer' | 'meet' | 'record' | 'mask' | 'unmask';

/** Of the codes that are pressed and not dialled; one without a line here is listed as off. */
export const PRESSED: Readonly<Partial<Record<FeatureName, BoundAction>>> = {
  blind_transfer: 'transfer',
  move_to_conference: 'meet',
  record_toggle: 'record',
  record_mask: 'mask',
  record_unmask: 'unmask',
};
