import { SERVICE } from '../services.ts';
import { answering } from './answering.ts';

/** Makes a fax of each mail that comes from an address (contract 30 §22). */
export const emailtofax = answering('emailtofax', SERVICE.fax, 'email_fax');
