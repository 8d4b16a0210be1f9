import { IconHome } from '@tabler/icons-react';
import { describe, expect, it } from 'vitest';
import type { Feature, Page } from '../../app/feature.ts';
import type { Me } from '../../session/me.ts';
import { mayOpen, pagesFor } from './pages-for.ts';

const me: Me = {
  kind: 'user',
  edition: 'enterprise',
  userId: 7,
  username: 'ada',
  name: 'Ada',
  email: '',
  tenant: { id: 3, name: 'Alpha' },
  timeZone: 'UTC',
  features: new Set(),
  extension: undefined,
  impersonated: false,
};

const page = (path: string, more: Partial<Page> = {}): Page => ({
  path,
  titleKey: 'home',
  mayOpen: () => true,
  component: () => Promise.reject(new Error('is not opened here')),
  ...more,
});

const features: readonly Feature[] = [
  { pages: [page('/users/new'), page('/users/$id'), page('/audit', { mayOpen: ({ kind }) => kind === 'provider' })] },
  { pages: [page('/mine', { menu: { section: 'mine', order: 10, icon: IconHome } })] },
  { pages: [page('/', { menu: { section: 'overview', order: 10, icon: IconHome } })] },
];

describe('the pages that somebody can go to', () => {
  it('are those he may open, in the order of the menu, and no page of one object', () => {
    expect(pagesFor(me, features).map(({ path }) => path)).toEqual(['/', '/mine', '/users/new']);
    expect(pagesFor({ ...me, kind: 'provider' }, features).map(({ path }) => path)).toContain('/audit');
  });

  it('are asked for by the path that is declared', () => {
    expect(mayOpen(me, features, '/users/$id')).toBe(true);
    expect(mayOpen(me, features, '/audit')).toBe(false);
    expect(mayOpen(me, features, '/nowhere')).toBe(false);
  });
});
