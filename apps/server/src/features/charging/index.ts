export { startCharging } from './charging.ts';
export { registerCharging } from './routes.ts';
