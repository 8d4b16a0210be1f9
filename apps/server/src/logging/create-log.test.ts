import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLog } from './create-log.ts';

function capture(pretty = false) {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, log: createLog({ level: 'debug', pretty, destination }) };
}

describe('log', () => {
  it('writes JSON lines with level and time', () => {
    const { lines, log } = capture();
    log.info({ tenantId: 7 }, 'hello');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      msg: 'hello',
      tenantId: 7,
      time: expect.stringMatching(/^\d{4}-/),
    });
  });

  it.each([
    { headers: { authorization: 'Bearer hush' } },
    { password: 'hush' },
    { body: { password: 'hush', token: 'hush' } },
    { request: { headers: { 'x-api-key': 'hush', cookie: 'hush' } } },
    { req: { id: '1', method: 'GET', url: '/api/events?access_token=hush' } },
    { databaseUrl: 'postgres://u:hush@h/d' },
  ])('redacts %j', (line) => {
    const { lines, log } = capture();
    log.warn(line, 'something');
    expect(lines.join('')).not.toContain('hush');
    expect(lines.join('')).toContain('something');
  });

  it('shows of an error its message and code, not what the driver attached', () => {
    const { lines, log } = capture();
    log.error({ err: Object.assign(new Error('broken'), { code: '23505', detail: 'Key (email)=(hush)' }) }, 'failed');
    expect(JSON.parse(lines[0] ?? '').err).toMatchObject({ message: 'broken', code: '23505', type: 'Error' });
    expect(lines.join('')).not.toContain('hush');
  });

  it('is pretty for people', async () => {
    const { lines, log } = capture(true);
    log.info('hello');
    await expect.poll(() => lines.join('')).toContain('hello');
    expect(lines.join('')).not.toContain('{"level"');
  });
});
