import { changeEmailForm, confirmEmailInput, emailLinkInput } from "#domain/account/email-input.ts";
import {
  invitationInput,
  inviteInput,
  oneInvitationInput,
} from "#domain/account/invitation-input.ts";
import { onePasskeyInput } from "#domain/account/passkey-input.ts";
import { oneProviderInput } from "#domain/account/provider-input.ts";
import { oneSessionInput } from "#domain/account/session-input.ts";
import { archiveInput, oneBackupInput, restoreInput } from "#domain/archive-input.ts";
import { feedPartsInput } from "#domain/calendar/input.ts";
import { digestInput, unsubscribeInput } from "#domain/digest/input.ts";
import { listBackups, openBackup } from "../services/backup/list.ts";
import { startBackup } from "../services/backup/run.ts";
import { readLink, removeLink, renewLink, setParts } from "../services/calendar/link.ts";
import { requestDeletion } from "../services/deletion/request.ts";
import { checkLink, readDigest, setDigest, unsubscribe } from "../services/digest/settings.ts";
import { checkProof, proofOf } from "../services/email/asker.ts";
import { confirmEmail, readEmailLink } from "../services/email/confirm.ts";
import { cancelChange, readEmail } from "../services/email/request.ts";
import { changeEmail, sendLinks } from "../services/email/send.ts";
import { invite, isInvited, listInvitations, removeInvitation } from "../services/invitations.ts";
import { readMailStatus, sendTest } from "../services/mail/status.ts";
import { listPasskeys, removePasskey, removePassword } from "../services/passkeys.ts";
import type { Provider } from "../services/provider/configuration.ts";
import { listLinks, unlink } from "../services/provider/links.ts";
import { endOtherSessions, endSession, listSessions } from "../services/sessions.ts";
import { isSignUpOpen } from "../services/sign-up.ts";
import { readSetUp, readTwoStep } from "../services/two-step.ts";
import { readWaysIn } from "../services/ways-in.ts";
import { archiveWorkspace } from "../services/workspace/archive.ts";
import { restoreWorkspace } from "../services/workspace/restore.ts";
import { protectedProcedure, publicProcedure, router, verifiedProcedure } from "../trpc.ts";
import { importRouter } from "./import.ts";

/**
 * What pages call about somebody's account and about files that they are importing: it isn't served to
 * other programs, and isn't part of the log, as passwords aren't.
 */
export const accountRouter = router({
  /** Whether somebody may create an account. */
  takesNew: publicProcedure.input(invitationInput).query(async ({ ctx, input }) => {
    const { signUp } = ctx.deployment;
    const isOpen = await isSignUpOpen(ctx.db, signUp);
    const isInviting = signUp === "invite";
    return { isInviting, isOpen: isOpen || (isInviting && (await isInvited(ctx.db, input.token))) };
  }),
  invitation: {
    isOn: protectedProcedure.query(({ ctx }) => ctx.deployment.signUp === "invite"),
    list: protectedProcedure.query(({ ctx }) => listInvitations(ctx.owner, ctx.deployment)),
    invite: verifiedProcedure.input(inviteInput).mutation(({ ctx, input }) => {
      const from = ctx.session?.user.name ?? "Somebody";
      return invite(ctx.owner, ctx.deployment, { ...input, from });
    }),
    remove: protectedProcedure
      .input(oneInvitationInput)
      .mutation(({ ctx, input }) => removeInvitation(ctx.owner, input.id)),
  },
  calendar: {
    read: protectedProcedure.query(({ ctx }) => readLink(ctx.owner)),
    renew: verifiedProcedure.mutation(({ ctx }) => renewLink(ctx.owner)),
    setParts: protectedProcedure
      .input(feedPartsInput)
      .mutation(({ ctx, input }) => setParts(ctx.owner, input.parts)),
    remove: protectedProcedure.mutation(({ ctx }) => removeLink(ctx.owner)),
  },
  digest: {
    read: protectedProcedure.query(({ ctx }) => readDigest(ctx.owner)),
    set: verifiedProcedure.input(digestInput).mutation(({ ctx, input }) => {
      const { owner, timeZone, deployment } = ctx;
      const { origin } = deployment;
      return setDigest(owner, { ...input, timeZone, origin, now: Date.now() });
    }),
    /** By the link in each digest, which needs no sign-in. */
    unsubscribe: publicProcedure
      .input(unsubscribeInput)
      .mutation(({ ctx, input }) => unsubscribe(ctx.db, ctx.deployment.secret, input.token)),
    /** Refuses NOT_FOUND for a link that nobody has signed. */
    checkLink: publicProcedure
      .input(unsubscribeInput)
      .query(({ ctx, input }) => checkLink(ctx.deployment.secret, input.token)),
  },
  /** How the account lets its person in. */
  waysIn: protectedProcedure.query(({ ctx }) => readWaysIn(ctx.owner, ctx.deployment)),
  deletion: {
    request: protectedProcedure.mutation(({ ctx }) => {
      const { owner, email, locale, timeZone, deployment } = ctx;
      const reader = { email, locale, timeZone, origin: deployment.origin };
      return requestDeletion(owner, { ...reader, now: Date.now() });
    }),
  },
  workspace: {
    /** A ZIP file of everything, piece by piece; `beside` are further files in it. */
    archive: verifiedProcedure
      .input(archiveInput)
      .query(({ ctx, input }) =>
        archiveWorkspace(ctx.confirmedOwner, ctx.deployment.files, input.beside),
      ),
    restore: verifiedProcedure
      .input(restoreInput)
      .mutation(({ ctx, input }) => restoreWorkspace(ctx.owner, ctx.deployment.files, input)),
  },
  backup: {
    list: protectedProcedure.query(({ ctx }) => listBackups(ctx.owner, ctx.deployment.files)),
    /** Begins one and goes on as long as a request may take; cron does the rest. */
    start: verifiedProcedure.mutation(({ ctx }) =>
      startBackup(ctx.owner, ctx.deployment.files, Date.now()),
    ),
    open: verifiedProcedure
      .input(oneBackupInput)
      .query(({ ctx, input }) => openBackup(ctx.confirmedOwner, ctx.deployment.files, input.id)),
  },
  import: importRouter,
  session: {
    list: protectedProcedure.query(({ ctx }) => listSessions(ctx.owner)),
    end: protectedProcedure
      .input(oneSessionInput)
      .mutation(({ ctx, input }) => endSession(ctx.owner, input.id)),
    endOthers: protectedProcedure.mutation(({ ctx }) => endOtherSessions(ctx.owner, ctx.sessionId)),
  },
  passkey: {
    list: protectedProcedure.query(({ ctx }) => listPasskeys(ctx.owner)),
    remove: protectedProcedure
      .input(onePasskeyInput)
      .mutation(({ ctx, input }) =>
        removePasskey(ctx.confirmedOwner, input.id, idsOf(ctx.deployment)),
      ),
    removePassword: protectedProcedure.mutation(({ ctx }) =>
      removePassword(ctx.confirmedOwner, idsOf(ctx.deployment)),
    ),
    /** Refuses FORBIDDEN until the person has confirmed that it's them. */
    mayAdd: verifiedProcedure.query(({ ctx }) => listPasskeys(ctx.confirmedOwner)),
  },
  provider: {
    /** Those that sign people in here. */
    offered: publicProcedure.query(({ ctx }) => idsOf(ctx.deployment)),
    list: protectedProcedure.query(({ ctx }) => listLinks(ctx.owner)),
    unlink: protectedProcedure
      .input(oneProviderInput)
      .mutation(({ ctx, input }) =>
        unlink(ctx.confirmedOwner, input.provider, idsOf(ctx.deployment)),
      ),
  },
  twoStep: {
    read: protectedProcedure.query(({ ctx }) => readTwoStep(ctx.owner, ctx.deployment.secret)),
    setUp: protectedProcedure.query(({ ctx }) =>
      readSetUp(ctx.confirmedOwner, ctx.deployment.secret),
    ),
  },
  email: {
    read: protectedProcedure.query(async ({ ctx }) => {
      const state = await readEmail(ctx.owner, Date.now());
      // It may have been confirmed in another browser.
      if (state.isVerified && !ctx.session?.user.emailVerified) ctx.renewSession();
      return { ...state, verifies: ctx.deployment.verifiesEmail };
    }),
    change: protectedProcedure
      .input(changeEmailForm)
      .mutation(({ ctx, input }) => changeEmail(ctx.confirmedOwner, ctx.deployment, input.email)),
    sendLinks: protectedProcedure.mutation(({ ctx }) => sendLinks(ctx.owner, ctx.deployment)),
    cancel: protectedProcedure.mutation(({ ctx }) => cancelChange(ctx.owner)),
    /** What a link in a mail confirms, and what that takes beside it. */
    link: publicProcedure.input(emailLinkInput).query(async ({ ctx, input }) => {
      const { userId, email, isNew } = await readEmailLink(ctx.db, input.token, Date.now());
      return { email, takes: isNew ? await proofOf(ctx, userId) : "nothing" };
    }),
    confirm: publicProcedure.input(confirmEmailInput).mutation(async ({ ctx, input }) => {
      const { db, session, deployment } = ctx;
      const { token, password } = input;
      const now = Date.now();
      const { userId, isNew } = await readEmailLink(db, token, now);
      if (isNew) await checkProof(ctx, userId, password);
      const { outcome } = await confirmEmail(db, token, { now, signUp: deployment.signUp });
      if (session?.user.id === userId) ctx.renewSession();
      return { outcome };
    }),
  },
  mail: {
    /** Whether mails can reach anybody, and whether they are read on this machine. */
    reach: publicProcedure.query(({ ctx: { deployment } }) => ({
      sendsMail: deployment.mail !== null,
      localMailbox: deployment.mail?.name === "mailbox",
    })),
    status: protectedProcedure.query(({ ctx }) => readMailStatus(ctx.owner, ctx.deployment)),
    test: verifiedProcedure.mutation(({ ctx }) => sendTest(ctx.owner, ctx.deployment)),
  },
});

function idsOf({ providers }: { providers: Provider[] }) {
  return providers.map(({ id }) => id);
}
