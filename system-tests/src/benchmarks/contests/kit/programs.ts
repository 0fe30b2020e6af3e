/** Programs of the benchmarks, as they are built, from the repository's root. */
const BUILT = 'system-tests/dist/benchmarks';

export const TICKETS_FLOOR = `${BUILT}/floors/tickets/main.js`;
export const ORDERS_FLOOR = `${BUILT}/floors/orders/main.js`;
export const TOKENS_FLOOR = `${BUILT}/floors/tokens/main.js`;
export const NAIVE_ORDERS = 'system-tests/dist/proofs/naive/main.js';
export const API_FLOOR = `${BUILT}/floors/api/main.js`;

export const CLIENT = 'client/.next/standalone/client/server.js';
export const MINIMAL_PAGE_FOLDER = 'system-tests/benchmarks/minimal-page';
export const MINIMAL_PAGE = `${MINIMAL_PAGE_FOLDER}/.next/standalone/${MINIMAL_PAGE_FOLDER}/server.js`;
