import { randomUUID } from 'node:crypto';
import type { AttemptOutcome, AttemptRequest, FaxOutcome, Switch } from '@strowger/switch';
import { noEngine } from '../../../no-engine.ts';

/** A call engine that dials nobody: each attempt ends as the test says. */
export interface FakeLine extends Switch {
  /** In the order in which they were begun. */
  readonly dialled: AttemptRequest[];
  /** How the attempts that are not over end. */
  end(outcome: Partial<AttemptOutcome>): void;
  /** Attempts end with it from now on as soon as they begin. */
  answers: Partial<AttemptOutcome> | null;
}

const NOT_ANSWERED: AttemptOutcome = {
  completed: false,
  cause: 'NO_ANSWER',
  answeredAt: null,
  endedAt: 0,
  providerId: 1,
  destinationId: null,
  fax: null,
  results: [],
};

const SESSION: FaxOutcome = {
  success: true,
  code: 0,
  text: 'OK',
  pages: 1,
  totalPages: 1,
  remoteIdent: '15551234567',
  rate: 14_400,
  ecm: true,
  path: 'g711',
  pageReports: [],
};

/** A fax that got there. */
export function sent(pages: number): Partial<AttemptOutcome> {
  return {
    completed: true,
    cause: 'NORMAL_CLEARING',
    answeredAt: Date.now(),
    fax: { ...SESSION, pages, totalPages: pages },
  };
}

/** A fax session that failed. */
export function broken(text: string): Partial<AttemptOutcome> {
  return {
    cause: 'NORMAL_CLEARING',
    answeredAt: Date.now(),
    fax: { ...SESSION, success: false, code: 20, text, pages: 0 },
  };
}

export function fakeLine(): FakeLine {
  const open = new Map<string, (outcome: AttemptOutcome) => void>();
  const whole = (outcome: Partial<AttemptOutcome>) => ({ ...NOT_ANSWERED, endedAt: Date.now(), ...outcome });
  const line: FakeLine = {
    ...noEngine(),
    dialled: [],
    answers: null,
    end(outcome) {
      for (const [uuid, finish] of open) {
        open.delete(uuid);
        finish(whole(outcome));
      }
    },
    async attempt(request) {
      line.dialled.push(request);
      const callUuid = randomUUID();
      const finished = new Promise<AttemptOutcome>((resolve) => open.set(callUuid, resolve));
      if (line.answers !== null) line.end(line.answers);
      return { callUuid, finished };
    },
    hangup: async ({ uuid }, cause) => {
      const finish = open.get(uuid);
      open.delete(uuid);
      finish?.(whole({ cause }));
    },
    health: async () => ({ ok: true, detail: 'a fake', upSince: 0 }),
  };
  return line;
}
