import { describe, expect, it } from 'vitest';
import { type OutdatedPage, renewIfOutdated, scriptsOf } from './outdated.ts';

function pageWith(change: Partial<OutdatedPage> = {}, kept = new Map<string, string>()) {
  const done: string[] = [];
  const page: OutdatedPage = {
    loaded: '/assets/start-1.js',
    offered: async () => '/assets/start-2.js',
    wouldLose: () => false,
    memory: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
    reload: () => void done.push('reload'),
    tell: () => void done.push('tell'),
    ...change,
  };
  return { page, done, kept };
}

describe('a part of the page that cannot be loaded', () => {
  it('loads the page anew where a new version has been built', async () => {
    const { page, done } = pageWith();
    await renewIfOutdated(page);
    expect(done).toEqual(['reload']);
  });

  it('leaves the page alone where the version is the same, or the server cannot be reached', async () => {
    for (const offered of ['/assets/start-1.js', undefined]) {
      const { page, done } = pageWith({ offered: async () => offered });
      await renewIfOutdated(page);
      expect(done).toEqual([]);
    }
  });

  it('says so instead where something would be lost', async () => {
    const { page, done } = pageWith({ wouldLose: () => true });
    await renewIfOutdated(page);
    expect(done).toEqual(['tell']);
  });

  it('asks what would be lost when the answer is there, not before', async () => {
    let typed = true;
    const { page, done } = pageWith({
      offered: async () => {
        typed = false;
        return '/assets/start-2.js';
      },
      wouldLose: () => typed,
    });
    await renewIfOutdated(page);
    expect(done).toEqual(['reload']);
  });

  it('is no reason to load one version twice; the next one is', async () => {
    const { kept, ...first } = pageWith();
    await renewIfOutdated(first.page);
    const again = pageWith({}, kept);
    await renewIfOutdated(again.page);
    expect(again.done).toEqual(['tell']);
    const next = pageWith({ offered: async () => '/assets/start-3.js' }, kept);
    await renewIfOutdated(next.page);
    expect(next.done).toEqual(['reload']);
  });
});

it('a page begins with the scripts that it names', () => {
  const html =
    '<script type="module" crossorigin src="/assets/a-1.js"></script><link href="/b.css">\n<script src="/c.js">';
  expect(scriptsOf(html)).toBe('/assets/a-1.js /c.js');
});
