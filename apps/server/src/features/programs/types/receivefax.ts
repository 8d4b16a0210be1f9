import { SERVICE } from '../services.ts';
import { answering } from './answering.ts';

/** Keeps the faxes that come to a number. */
export const receivefax = answering('receivefax', SERVICE.fax, 'fax');
