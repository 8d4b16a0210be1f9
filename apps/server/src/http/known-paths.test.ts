import { describe, expect, it } from 'vitest';
import { KnownPaths } from './known-paths.ts';

describe('known paths', () => {
  const known = new KnownPaths();
  known.add('/api/users', ['GET', 'HEAD']);
  known.add('/api/users', ['POST']);
  known.add('/api/users/:user_id', ['GET', 'PUT']);
  known.add('/api/users/me', ['DELETE']);
  known.add('/docs/*', ['GET']);

  it.each([
    ['/api/users', ['GET', 'HEAD', 'POST']],
    ['/api/users/', ['GET', 'HEAD', 'POST']],
    ['//api//users', ['GET', 'HEAD', 'POST']],
    ['/api/users/5', ['GET', 'PUT']],
    ['/api/users/me', ['DELETE', 'GET', 'PUT']],
    ['/api/users/5/roles', []],
    ['/api', []],
    ['/', []],
    ['/docs/a/b', ['GET']],
  ])('%s has the verbs %j', (path, verbs) => {
    expect(known.verbsOf(path)).toEqual(verbs);
  });
});
