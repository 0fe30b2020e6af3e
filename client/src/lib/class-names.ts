import { clsx } from 'clsx';

/**
 * Joins class names. Of two that contradict each other the style sheet takes the one that it names
 * later, wherever they stand here: what is to win for certain ends in `!`.
 */
export const cn = clsx;
