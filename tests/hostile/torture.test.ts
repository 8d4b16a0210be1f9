import { hostileMessage } from '@strowger/sip/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freePorts } from '../phones/ports.ts';
import { tcpConnection } from './sip-source.ts';
import { STREAM_KINDS, StreamConnection } from './stream-connection.ts';
import { TORTURE_MESSAGES } from './torture-messages.ts';
import { useServer } from './use-server.ts';

const sipsPort = await freePorts(1);
const attacked = useServer({ STROWGER_SIPS_PORT: String(sipsPort) });
const BATCHES = 4;
const BATCH = 120;
/** The same messages come at every run with the same seed: HOSTILE_SEED repeats a run, or tries other messages. */
const SEED = Number(process.env.HOSTILE_SEED ?? 1000);

function batch(number: number): string[] {
  return fc.sample(hostileMessage, { seed: SEED + number, numRuns: BATCH });
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

describe(`damaged messages (HOSTILE_SEED=${SEED})`, () => {
  it('by UDP leave the server answering after every batch', async () => {
    const source = await attacked.source();
    for (let number = 0; number < BATCHES; number += 1) {
      for (const message of batch(number))
        if (message.length < 60_000) await source.send(Buffer.from(message, 'latin1'));
      expect(await source.optionsAnswered()).toBeLessThan(3000);
    }
  });

  it.each(STREAM_KINDS)('by %s leave the server answering after every batch', async (kind) => {
    const source = await attacked.source();
    const places = { tcp: attacked.sipPort, tls: sipsPort, ws: attacked.server.httpPort };
    const from = `127.0.2.${STREAM_KINDS.indexOf(kind) + 1}`;
    for (let number = 0; number < BATCHES; number += 1) {
      const connections = await Promise.all(
        Array.from({ length: 10 }, () => StreamConnection.open(kind, places, from)),
      );
      for (const [index, message] of batch(100 + number).entries())
        connections[index % connections.length]?.write(message);
      expect(await source.optionsAnswered()).toBeLessThan(3000);
      for (const connection of connections) connection.close();
    }
  });

  it('do not stop it from serving the API', async () => {
    expect((await attacked.admin('GET', '/realtime')).status).toBe(200);
  });
});
