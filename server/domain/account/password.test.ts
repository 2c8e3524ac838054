import { expect, test } from "vitest";
import { fieldErrorsOf } from "../inputs.ts";
import { passwordLimits } from "./account.ts";
import { changePasswordForm, signUpForm } from "./input.ts";
import {
  blankPasswordMessage,
  commonPasswordMessage,
  isPersonal,
  passwordFault,
  personalPasswordMessage,
} from "./password.ts";

const ada = { name: "Ada Byron-King", email: "ada.byron@example.com" };

function faultOf(password: string): string[] | undefined {
  const { error } = signUpForm.safeParse({ ...ada, password });
  return error && fieldErrorsOf(error).password;
}

test.each([
  "password",
  "Password1",
  "QWERTYUIOP",
  "12345678",
  "iloveyou",
  "P@ssw0rd",
  " password  ",
  "ｐａｓｓｗｏｒｄ",
  "pass\u200bword",
])("%s is too common", (password) => {
  expect(passwordFault(password)).toBe(commonPasswordMessage);
  expect(faultOf(password)).toEqual([commonPasswordMessage]);
  const { error } = changePasswordForm.safeParse({ currentPassword: "x", password });
  expect(error && fieldErrorsOf(error)).toEqual({ password: [commonPasswordMessage] });
});

test("only spaces, a name and an email address are each refused with their own message", () => {
  for (const blank of [" ", "\u200b", "\u2800"]) {
    expect(faultOf(blank.repeat(passwordLimits.shortest))).toEqual([blankPasswordMessage]);
  }
  for (const known of ["ada byron-king", "AdaByron-King", "ADA.BYRON", "ada.byron@example.com"]) {
    expect(isPersonal(known, ada), known).toBe(true);
    expect(faultOf(known), known).toEqual([personalPasswordMessage]);
  }
});

test("a password that isn't easy to guess is accepted as typed", () => {
  for (const password of [
    "correct horse",
    "  two spaces",
    "ada byron-king 1815",
    "ünïcödé-ünïcödé",
  ]) {
    expect(faultOf(password), password).toBeUndefined();
    expect(signUpForm.parse({ ...ada, password }).password).toBe(password);
  }
});
