import type { Binding, BindingChange } from './binding.ts';

export interface BindingsAfter {
  readonly bindings: readonly Binding[];
  readonly changes: readonly BindingChange[];
}

/** Takes out the bindings whose time is up at `now` (milliseconds). */
export function expireBindings(bindings: readonly Binding[], now: number): BindingsAfter {
  const expired = bindings.filter((binding) => binding.expiresAt <= now);
  return {
    bindings: bindings.filter((binding) => binding.expiresAt > now),
    changes: expired.map((binding) => ({ kind: 'removed', binding, reason: 'expired' })),
  };
}
