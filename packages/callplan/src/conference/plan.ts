import type { ConferenceConfiguration } from './configuration.ts';

/** The caller enters a conference and stays until he leaves it (contract 20 §8.2). */
export interface ConferenceStep {
  readonly step: 'conference';
  readonly conference: ConferenceConfiguration;
  /** Now lies between its start and stop time. */
  readonly isOpen: boolean;
  /** What he is where no PIN decides. */
  readonly entersAs: 'participant' | 'moderator';
}
