export { realtime } from './routes.ts';
