import { SERVICE } from '../services.ts';
import { answering } from './answering.ts';

/** Keeps the mails that come to an address. */
export const receiveemail = answering('receiveemail', SERVICE.email, 'email');
