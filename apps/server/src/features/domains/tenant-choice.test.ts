import { describe, expect, test } from 'vitest';
import type { Caller } from '../../access/caller.ts';
import { tenantAsked, tenantFilter, tenantForWrite } from './tenant-choice.ts';

const callerOf = (kind: Caller['kind'], tenantId: number): Caller => ({
  kind,
  userId: 1,
  tenantId,
  username: 'x',
  email: 'x@example.com',
  permissions: new Set(),
  featureKeys: new Set(),
  credential: 'bearer',
  jti: null,
  impersonatorId: null,
  mfaPending: false,
  timeZone: { offsetSeconds: 0 },
});

const A = callerOf('A', 1);
const T = callerOf('T', 7);

describe('?tenant_id= (contract 10 §2.6, 20 §0.2)', () => {
  test.each([undefined, '', '0', 'null', 'undefined'])('%j counts as absent', (text) => {
    const query: Record<string, string> = text === undefined ? {} : { tenant_id: text };
    expect(tenantFilter({ kind: 'platform' }, query)).toBe('all');
    expect(tenantFilter({ kind: 'tenant', tenantId: 7 }, query)).toEqual({ tenantId: 7 });
  });

  test('narrows a super admin’s list', () => {
    expect(tenantFilter({ kind: 'platform' }, { tenant_id: '9' })).toEqual({ tenantId: 9 });
    expect(tenantFilter({ kind: 'platform' }, { tenant_id: 'x' })).toBe('none');
  });

  test('another tenant’s gives everybody else nothing', () => {
    expect(tenantFilter({ kind: 'tenant', tenantId: 7 }, { tenant_id: '9' })).toBe('none');
    expect(tenantFilter({ kind: 'own', tenantId: 7, userId: 3 }, { tenant_id: '7' })).toEqual({ tenantId: 7 });
  });

  test('a question about one tenant is about the caller’s own unless a super admin asks for another', () => {
    expect(tenantAsked(A, { kind: 'platform' }, {})).toBe(1);
    expect(tenantAsked(A, { kind: 'platform' }, { tenant_id: '9' })).toBe(9);
    expect(tenantAsked(T, { kind: 'tenant', tenantId: 7 }, { tenant_id: '9' })).toBeNull();
  });
});

describe('tenant_id in a body', () => {
  test('a super admin may name any tenant', () => {
    expect(tenantForWrite(A, 9)).toBe(9);
    expect(tenantForWrite(A, undefined)).toBe(1);
    expect(tenantForWrite(A, 0)).toBe(1);
  });

  test('others: their own is ignored, another one refused with 403', () => {
    expect(tenantForWrite(T, 7)).toBe(7);
    expect(tenantForWrite(T, 0)).toBe(7);
    expect(() => tenantForWrite(T, 9)).toThrow(expect.objectContaining({ status: 403 }));
  });
});
