export { extensions } from './routes.ts';
