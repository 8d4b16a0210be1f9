import type { Jobs } from '../../jobs/jobs.ts';
import type { MediaStore } from '../../media-store/media-store.ts';
import type { Platform } from '../../platform.ts';

/** What mailboxes stand on: of the platform, and the store of their files. */
export interface MailboxParts extends Pick<Platform, 'db' | 'vault' | 'settings' | 'mail' | 'log' | 'now'> {
  readonly files: MediaStore;
  readonly jobs: Pick<Jobs, 'enqueue'>;
}
