/** The lengths of a password, in characters. */
export const passwordLimits = { shortest: 8, longest: 128 } as const;

export const accountLimits = { name: 100, email: 254 } as const;
