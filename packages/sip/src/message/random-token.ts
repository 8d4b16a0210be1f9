import { randomText } from './random-text.ts';
import { branchCookie } from './via.ts';

/** An unguessable From or To tag (RFC 3261 §19.3 wants 32 bits at least). */
export function newTag(): string {
  return randomText(9, 'base64url').replaceAll('-', '.');
}

export function newBranch(): string {
  return `${branchCookie}${randomText(12, 'hex')}`;
}

export function newCallId(): string {
  return randomText(16, 'hex');
}
