import { describe, expect, it } from 'vitest';
import { APPLICATION_NAMES } from './application-names.ts';
import { APPLICATIONS } from './registry.ts';
import { PathTable } from './resolve-path.ts';

describe('the applications (contract 40 B10)', () => {
  it('have names, aliases and actions of their own', () => {
    const names = APPLICATIONS.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const { actions } of APPLICATIONS) {
      const own = actions.map(({ action }) => action);
      expect(new Set(own).size).toBe(own.length);
    }
  });

  it('are found by any of their names, in any case', () => {
    const paths = new PathTable(APPLICATIONS, []);
    for (const path of ['access_control/check', 'access_controls/check', 'Access_Controls/CHECK/']) {
      expect(paths.resolve(path)?.action.action).toBe('check');
    }
    expect(paths.resolve('access_control/whitelist/list')?.action.action).toBe('whitelist/list');
    for (const path of ['', 'access_control', 'check', 'access_control/check/more', 'no_such/check']) {
      expect(paths.resolve(path)).toBeNull();
    }
  });

  it('are counted in their classes (contract 40 B6)', () => {
    const paths = new PathTable(APPLICATIONS, []);
    const classes = ['gateways/list', 'gateway/update', 'provision', 'provision-list', 'access_control/check', 'none'];
    expect(classes.map((path) => paths.classOf(path))).toEqual([
      'gateway',
      'gateway',
      'gateway',
      'gateway',
      'standard',
      'standard',
    ]);
  });

  it('holds the applications that identities are granted', () => {
    expect(APPLICATIONS.map(({ name }) => name)).toEqual(APPLICATION_NAMES);
  });
});
