import { describe, expect, it } from 'vitest';
import { fieldsThatCount, fieldText, isIncomplete, withField } from './node-data.ts';

const RECORDING = { names: ['recording_id', 'message'] } as const;

describe('the data of a step', () => {
  it('is read under every name that designers give it, and written under its own', () => {
    expect(fieldText({ message: 7 }, RECORDING)).toBe('7');
    expect(withField({ message: 7, more: true }, RECORDING, '9')).toEqual({ more: true, recording_id: '9' });
    expect(withField({ message: 7 }, RECORDING, '')).toEqual({});
  });

  it('asks for a number only where no extension is chosen', () => {
    const names = (data: object) => fieldsThatCount({ type: 'transfer', data: { ...data } }).map((one) => one.names[0]);
    expect(names({})).toEqual(['extension', 'number']);
    expect(names({ extension: '201' })).toEqual(['extension']);
  });

  it.each([
    ['transfer', {}, true],
    ['transfer', { extension: '201' }, false],
    ['transfer', { number: '+15551234' }, false],
    ['sms_send', { text: 'Hello' }, false],
    ['sms_send', {}, true],
    ['wait', {}, false],
    ['something else', {}, false],
  ])('misses something: %s %j', (type, data, missing) => {
    expect(isIncomplete({ type, data })).toBe(missing);
  });
});
