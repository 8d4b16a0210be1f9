import { describe, expect, test } from 'vitest';
import { readCommand } from './read-command.ts';

const refusal = (message: string) => expect.objectContaining({ status: 400, message });

describe('a command for a live call (contract 20 §13.2)', () => {
  test.each(['hangup', 'hold', 'unhold'] as const)('%s', (action) => {
    expect(readCommand({ action, channel_uuid: 'c1' })).toEqual({ action, channelUuid: 'c1' });
  });

  test.each([undefined, null, '', '  '])('channel_uuid %j', (channel_uuid) => {
    const sent = { action: 'hangup', ...(channel_uuid === undefined ? {} : { channel_uuid }) };
    expect(() => readCommand(sent)).toThrow(refusal('channel_uuid required'));
  });

  test('an unknown action is named', () => {
    expect(() => readCommand({ action: 'eject', channel_uuid: 'c1' })).toThrow(refusal('Invalid action: eject'));
    expect(() => readCommand({ channel_uuid: 'c1' })).toThrow(refusal('Invalid action: '));
  });

  test('a destination keeps what can be dialled', () => {
    const sent = { action: 'transfer', channel_uuid: 'c1', destination: ' +44 (1632) 96;0\r\nX: y ' };
    expect(readCommand(sent)).toMatchObject({ destination: '+441632960Xy', leg: 'auto' });
  });

  test.each([undefined, null, '', ' ()! '])('transfer to %j is refused', (destination) => {
    const sent = { action: 'transfer', channel_uuid: 'c1', ...(destination === undefined ? {} : { destination }) };
    expect(() => readCommand(sent)).toThrow(refusal('destination required'));
  });

  test.each(['aleg', 'bleg', 'both'])('leg %s', (leg) => {
    expect(readCommand({ action: 'transfer', channel_uuid: 'c1', destination: '1002', leg })).toMatchObject({ leg });
  });

  test('any other leg is refused', () => {
    const sent = { action: 'transfer', channel_uuid: 'c1', destination: '1002', leg: 'cleg' };
    expect(() => readCommand(sent)).toThrow(refusal('leg: must be one of aleg, bleg, both'));
  });
});
