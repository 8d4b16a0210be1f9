/** The pause between two tries of what may be sent again, seconds (contract 30 §18.5). */
export const SHORTEST_RETRY_S = 10;
export const LONGEST_RETRY_S = 86_400;
