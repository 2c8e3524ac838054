/** How long a confirmation that it's them serves somebody, in milliseconds. */
export const confirmedFor = 10 * 60_000;
