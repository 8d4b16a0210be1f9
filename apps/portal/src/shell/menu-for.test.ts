import { forwardRef } from 'react';
import { describe, expect, it } from 'vitest';
import type { Feature, Page, Section } from '../app/feature.ts';
import type { Me } from '../session/me.ts';
import { menuFor } from './menu-for.ts';

const me: Me = {
  kind: 'user',
  edition: 'enterprise',
  userId: 1,
  username: 'ada',
  name: 'Ada',
  email: 'ada@alpha.example',
  tenant: { id: 2, name: 'Alpha' },
  timeZone: 'UTC',
  features: new Set(['devices']),
  extension: undefined,
  impersonated: false,
};
const page = (path: string, section: Section, order: number, mayOpen: Page['mayOpen'] = () => true): Page => ({
  path,
  titleKey: 'home',
  menu: { section, order, icon: forwardRef(() => null) },
  mayOpen,
  component: async () => ({ default: () => null }),
});
const paths = (who: Me, features: readonly Feature[]) =>
  menuFor(who, features).map(({ section, entries }) => [section, ...entries.map((entry) => entry.path)]);

describe('the menu', () => {
  it('has the sections in their order, entries in theirs, whichever feature they come from', () => {
    const features = [
      { pages: [page('/b', 'records', 20), page('/z', 'overview', 10)] },
      { pages: [page('/a', 'records', 10)] },
    ];
    expect(paths(me, features)).toEqual([
      ['overview', '/z'],
      ['records', '/a', '/b'],
    ]);
  });

  it('shows only what the caller may open, and no empty section', () => {
    const features = [{ pages: [page('/users', 'administration', 10, ({ kind }) => kind !== 'user')] }];
    expect(paths(me, features)).toEqual([]);
    expect(paths({ ...me, kind: 'admin' }, features)).toEqual([['administration', '/users']]);
  });

  it('leaves out pages without a place', () => {
    const { menu: _menu, ...placeless } = page('/users/$id', 'administration', 10);
    expect(paths(me, [{ pages: [placeless] }])).toEqual([]);
  });
});
