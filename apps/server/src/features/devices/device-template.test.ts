import { describe, expect, it } from 'vitest';
import { templateAfter } from './device-template.ts';

const YEALINK = '001565aabbcc';
const T46S = { device_vendor: 'yealink', device_model: 't46s', device_template: 'yealink/t46s' };

describe('vendor, model and template of a device (contract 20 §2.1)', () => {
  it('come from the template, in any case', () => {
    expect(templateAfter({ device_template: 'Yealink/T46S' }, null, 'ffffffffffff')).toEqual(T46S);
  });

  it('come from vendor and model', () => {
    expect(templateAfter({ device_vendor: 'Yealink', device_model: 'T46S' }, null, 'ffffffffffff')).toEqual(T46S);
    expect(templateAfter({ device_model: 'T46S' }, null, YEALINK)).toEqual(T46S);
  });

  it('come from the address where nobody names them', () => {
    expect(templateAfter({}, null, YEALINK)).toEqual({
      device_vendor: 'yealink',
      device_model: null,
      device_template: null,
    });
    expect(templateAfter({}, null, 'ffffffffffff')).toEqual({
      device_vendor: null,
      device_model: null,
      device_template: null,
    });
  });

  it('follow one another in an update', () => {
    expect(templateAfter({ device_model: 't48s' }, T46S, YEALINK)).toMatchObject({ device_template: 'yealink/t48s' });
    expect(templateAfter({ device_template: 'snom/720' }, T46S, YEALINK)).toMatchObject({
      device_vendor: 'snom',
      device_model: '720',
    });
    expect(templateAfter({ device_model: null, device_template: null }, T46S, YEALINK)).toMatchObject({
      device_vendor: 'yealink',
      device_template: null,
    });
  });

  it.each([
    [{ device_template: 'yealink/nothing' }, 'device_template'],
    [{ device_template: 'yealink' }, 'device_template'],
    [{ device_template: 'yealink/t46s/x' }, 'device_template'],
    [{ device_template: '__proto__/constructor' }, 'device_template'],
    [{ device_vendor: 'nobody' }, 'device_vendor'],
    [{ device_vendor: 'yealink', device_model: 'vvx300' }, 'device_model'],
    [{ device_vendor: 'yealink', device_model: 'constructor' }, 'device_model'],
    [{ device_model: 't46s' }, 'device_vendor'],
  ])('%j is refused', (sent, field) => {
    expect(() => templateAfter(sent, null, 'ffffffffffff')).toThrow(expect.objectContaining({ status: 400 }));
    expect(() => templateAfter(sent, null, 'ffffffffffff')).toThrow(field);
  });
});
