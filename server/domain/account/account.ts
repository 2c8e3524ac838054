/** The lengths of a password, in characters. */
export const passwordLimits = { shortest: 8, longest: 128 } as const;

/** Shown beside a new password, and as the error for one that is too short. */
export const passwordLengthHint = `Use at least ${passwordLimits.shortest} characters.`;

export const wrongPasswordMessage = "That password is incorrect.";
export const passwordMissingMessage = "Enter your current password.";

export const accountLimits = { name: 100, email: 254 } as const;

export const expiredLinkMessage = "This link has expired or was used before. Ask for a new one.";

export const noMailToSignInMessage = "This Kith can't send mail. Sign in with your password.";
