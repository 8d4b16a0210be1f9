import { type DirectoryStep, leadOn } from '@strowger/callplan';
import type { Application } from '../dialogue/application-run.ts';
import { findListing } from './find-listing.ts';

/** The directory: whom the caller finds by name he calls (contract 20 §12.4). */
export function directory({ listings, history }: DirectoryStep): Application {
  return async (dialogue, { plan }) => {
    dialogue.party.describe({ application: 'directory', applicationArgument: '' });
    await dialogue.answer();
    const found = await findListing(dialogue, { tenantId: plan.tenantId, listings, language: dialogue.language });
    if (found === null) {
      await dialogue.speak([{ say: 'prompt', name: 'goodbye' }], '');
      return { kind: 'next' };
    }
    await dialogue.speak([{ say: 'prompt', name: 'transferring' }], '');
    return { kind: 'instead', steps: leadOn(found.number, history) };
  };
}
