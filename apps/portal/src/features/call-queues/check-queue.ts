import type { FieldErrors } from '../../kit/form/binding.ts';
import { type QueueValues, unreachableAgents } from './queue-values.ts';

/** What is wrong with a queue before the server is asked. @param message for an agent whom nothing reaches */
export function checkQueue({ agents }: QueueValues, message: string): FieldErrors {
  return Object.fromEntries(unreachableAgents(agents).map((index) => [`agents.${index}.agent_contact`, message]));
}
