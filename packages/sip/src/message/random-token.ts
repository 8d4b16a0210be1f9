import { randomBytes } from 'node:crypto';
import { branchCookie } from './via.ts';

/** An unguessable From or To tag (RFC 3261 §19.3 wants 32 bits at least). */
export function newTag(): string {
  return randomBytes(9).toString('base64url').replaceAll('-', '.');
}

export function newBranch(): string {
  return `${branchCookie}${randomBytes(12).toString('hex')}`;
}

export function newCallId(): string {
  return randomBytes(16).toString('hex');
}
