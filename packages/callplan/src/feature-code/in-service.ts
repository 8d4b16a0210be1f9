import type { BuiltInCode } from './catalogue.ts';
import { FEATURES } from './features.ts';
import { PRESSED } from './pressed.ts';

/** Whether the code does something: it is on, and is pressed in a call or has steps (contract 20 §12.1 `dialplan_enabled`). */
export function isInService({ enabled, isPressed, name }: BuiltInCode): boolean {
  return enabled && (isPressed ? PRESSED : FEATURES)[name] !== undefined;
}
