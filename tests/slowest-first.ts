import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take half a minute and more on two cores, the longest first. */
const SLOW = [
  'tests/portal/every-screen.test.ts',
  'tests/portal/login.test.ts',
  'tests/start/start.test.ts',
  'tests/calls/queues.test.ts',
  'tests/calls/end-of-service.test.ts',
  'tests/calls/conversation.test.ts',
  'apps/server/src/main.test.ts',
  'tests/calls/voicemail.test.ts',
  'apps/server/src/features/documents/fax-images.api.test.ts',
  'apps/server/src/features/documents/documents.api.test.ts',
  'tests/calls/calls-forked-to-a-browser.test.ts',
  'tests/calls/call-screening.test.ts',
  'tests/calls/conferences.test.ts',
  'packages/engine/src/voicemail/voicemail.test.ts',
  'packages/engine/src/menu/menu.test.ts',
  'packages/engine/src/steps/ring-run.test.ts',
];

/** Begins with the files that take longest, so that no worker is left alone with one of them at the end. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files);
    return others.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = SLOW.findIndex((file) => moduleId.endsWith(file));
  return rank === -1 ? SLOW.length : rank;
}
