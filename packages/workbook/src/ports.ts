/** The ports that are tried first; where others have taken them, any free one will do. */

/** Of the course site. */
export const sitePorts: readonly number[] = [5173, 5174, 5175];

/** Of the Vitest UI. */
export const uiPorts: readonly number[] = [51204, 51205, 51206];
