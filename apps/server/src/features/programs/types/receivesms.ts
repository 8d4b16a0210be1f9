import { SERVICE } from '../services.ts';
import { answering } from './answering.ts';

/** Keeps the texts that come to a number. */
export const receivesms = answering('receivesms', SERVICE.sms, 'sms');
