export { domains } from './routes.ts';
