import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audioDevices, NO_CHOICE, readDeviceChoice, usedDevice } from './audio-devices.ts';

const headset = { id: 'h1', label: 'Headset' };

describe('the devices of a browser', () => {
  it('are sorted by what they are for, without aliases', () => {
    const listed = [
      { kind: 'audioinput', deviceId: 'default', label: 'Default – Headset' },
      { kind: 'audioinput', deviceId: 'h1', label: 'Headset' },
      { kind: 'videoinput', deviceId: 'c', label: 'Camera' },
      { kind: 'audiooutput', deviceId: 'communications', label: 'x' },
      { kind: 'audiooutput', deviceId: 's1', label: 'Speakers' },
      { kind: 'audiooutput', deviceId: '', label: '' },
    ];
    expect(audioDevices(listed)).toEqual({ microphones: [headset], speakers: [{ id: 's1', label: 'Speakers' }] });
  });

  it('are used as chosen, by name where the id has changed, and by the system’s choice while unplugged', () => {
    expect(usedDevice(headset, [{ id: 'x', label: 'X' }, headset])).toBe(headset);
    expect(usedDevice(headset, [{ id: 'new', label: 'Headset' }])?.id).toBe('new');
    expect(usedDevice(headset, [{ id: 'x', label: 'X' }])).toBeNull();
    expect(usedDevice(null, [headset])).toBeNull();
    expect(usedDevice({ id: 'gone', label: '' }, [{ id: 'x', label: '' }])).toBeNull();
  });

  it('are remembered', () => {
    const choice = { ...NO_CHOICE, microphone: headset };
    expect(readDeviceChoice(JSON.stringify(choice))).toEqual(choice);
  });

  it('are not taken from anything odd that is kept there', () => {
    for (const odd of [null, '', '{', '[]', '3', '{"microphone":3}', '{"microphone":{"id":""}}']) {
      expect(readDeviceChoice(odd)).toEqual(NO_CHOICE);
    }
    fc.assert(fc.property(fc.json(), (text) => Object.keys(readDeviceChoice(text)).length === 3));
  });
});
