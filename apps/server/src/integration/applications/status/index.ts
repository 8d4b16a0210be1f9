import type { Application } from '../../application.ts';
import { showStatus } from './show-status.ts';
import { widget } from './widget.ts';

/** Contract 40 B10.9. */
export const status: Application = {
  name: 'status',
  aliases: [],
  version: '1.0.0',
  actions: [showStatus, widget],
};
