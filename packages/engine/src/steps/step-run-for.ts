import type { Step } from '@strowger/callplan';
import { HangupRun } from './hangup-run.ts';
import { PlayRun, promptNamed, soundNamed } from './play-run.ts';
import { RingRun } from './ring-run.ts';
import type { StepContext, StepRun } from './step-run.ts';
import { TransferRun } from './transfer-run.ts';

/** The object that carries out a step. */
export function stepRunFor(step: Step, context: StepContext): StepRun {
  switch (step.step) {
    case 'ring':
      return new RingRun(step, context);
    case 'transfer':
      return new TransferRun(step, context);
    case 'play':
      return new PlayRun(soundNamed(step.sound, context), context);
    case 'say':
      return new PlayRun(promptNamed(step.prompt, context), context);
    case 'hangup':
      return new HangupRun(step);
  }
}
