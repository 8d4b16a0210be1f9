import { openDatabase } from '@strowger/db';
import { createTestDatabase } from '@strowger/db/testing';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { RegistrationDuty } from './registration-duty.ts';

const log = pino({ level: 'silent' });

it('the duty to register goes over to another process on the database when the one that has it ends', async () => {
  const { url, drop } = await createTestDatabase();
  const [first, second] = await Promise.all([openDatabase({ url, log }), openDatabase({ url, log })]);
  const taken = Promise.withResolvers<void>();
  const one = new RegistrationDuty({ db: first, log, name: 'duty', changed: () => {} });
  const two = new RegistrationDuty({ db: second, log, name: 'duty', changed: () => taken.resolve(), askMs: 20 });
  await one.start();
  await two.start();
  expect([one.isHeld, two.isHeld]).toEqual([true, false]);
  one.stop();
  await taken.promise;
  expect(two.isHeld).toBe(true);
  two.stop();
  await Promise.all([first.close(), second.close()]);
  await drop();
});
