import { hostileMessage } from '@strowger/sip/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tcpConnection } from './sip-source.ts';
import { TORTURE_MESSAGES } from './torture-messages.ts';
import { useServer } from './use-server.ts';

const attacked = useServer();
const BATCHES = 6;
const BATCH = 150;

/** Messages that are the same at every run. */
function batch(number: number): string[] {
  return fc.sample(hostileMessage, { seed: 1000 + number, numRuns: BATCH });
}

describe('the messages of RFC 4475', () => {
  it.each(TORTURE_MESSAGES)('%s, by UDP and TCP, leave the server answering', async (_section, message) => {
    const source = await attacked.source();
    await source.send(message);
    const connection = await tcpConnection(attacked.sipPort);
    connection.write(message, 'latin1');
    expect(await source.optionsAnswered()).toBeLessThan(2000);
    connection.destroy();
  });
});

describe('damaged messages', () => {
  it('by UDP leave the server answering after every batch', async () => {
    const source = await attacked.source();
    for (let number = 0; number < BATCHES; number += 1) {
      for (const message of batch(number))
        if (message.length < 60_000) await source.send(Buffer.from(message, 'latin1'));
      expect(await source.optionsAnswered()).toBeLessThan(3000);
    }
  });

  it('by TCP leave the server answering after every batch', async () => {
    const source = await attacked.source();
    for (let number = 0; number < BATCHES; number += 1) {
      const connections = await Promise.all(
        Array.from({ length: 10 }, () => tcpConnection(attacked.sipPort, '127.0.2.1')),
      );
      for (const [index, message] of batch(100 + number).entries()) {
        connections[index % connections.length]?.write(message, 'latin1');
      }
      expect(await source.optionsAnswered()).toBeLessThan(3000);
      for (const connection of connections) connection.destroy();
    }
  });

  it('do not stop it from serving the API', async () => {
    expect((await attacked.admin('GET', '/realtime')).status).toBe(200);
  });
});
