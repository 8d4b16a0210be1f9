import { describe, expect, it } from 'vitest';
import { extension, tenantWith } from '../testing/test-host.ts';
import { lampNamed } from './lamp-name.ts';

const tenant = tenantWith([extension('1002', { alias: '+441632960002' })]);

describe('the user that a subscription names (contract 20 §12.3)', () => {
  it.each([
    ['1002', 'extension', '1002'],
    ['+441632960002', 'extension', '1002'],
    ['park+*5901', 'park', '5901'],
    ['park+5901', 'park', '5901'],
    ['flow+*5000', 'flow', '5000'],
    ['flow+5000', 'flow', '5000'],
    ['agent+77', 'agent', '77'],
    ['dnd+1002', 'dnd', '1002'],
    ['forward+1002', 'forward', '1002'],
    ['voicemail+300', 'voicemail', '300'],
    ['callcenter+6000', 'callcenter', '6000'],
    ['nothing+1', 'extension', 'nothing+1'],
    ['', 'extension', ''],
  ])('%s', (user, kind, name) => {
    expect(lampNamed(user, tenant)).toEqual({ kind, name });
  });
});
