import { expect, test } from "vitest";
import { personalPasswordMessage, weakPasswordMessage } from "#domain/account/password.ts";
import { checkPassword } from "./password-strength.ts";

const ada = { name: "Ada Byron-King", email: "ada.lovelace@example.com" };

function faultOf(password: string): Promise<string | undefined> {
  return checkPassword(password, ada).then(
    () => undefined,
    ({ code, field, message }) => `${code} ${field}: ${message}`,
  );
}

test.each([
  ["a common word and a year", "monday12"],
  ["a name and digits", "jessica85"],
  ["a common word with signs for letters", "dr@g0n2026"],
  ["a common word backwards", "nogard123"],
  ["a row of keys", "asdfghjkl;'"],
  ["a row of keys in another layout", "azertyuiop1"],
  ["a sequence", "abcdefgh12"],
  ["a date", "28/02/1984"],
  ["a repeated word", "horsehorse"],
  ["the same character", "x".repeat(128)],
  ["the person's own names", "lovelace1815"],
])("%s is too easy to guess", async (_, password) => {
  expect(await faultOf(password)).toBe(`BAD_REQUEST password: ${weakPasswordMessage}`);
});

test("the name of the person is refused with its own message", async () => {
  expect(await faultOf("adabyron-king")).toBe(`BAD_REQUEST password: ${personalPasswordMessage}`);
});

test.each([
  "xk4u9dpw",
  "correct horse",
  "redballoon kite",
  "ünïcödé-ünïcödé",
  "密码很难猜到的一句话",
  "!".repeat(3) + crypto.randomUUID(),
])("%s takes more than a million guesses", async (password) => {
  expect(await faultOf(password)).toBeUndefined();
});

test("the longest password is looked at in a few milliseconds", async () => {
  await faultOf("xk4u9dpw");
  const began = performance.now();
  await faultOf("p@ssw0rd qwerty19".repeat(10).slice(0, 128));
  expect(performance.now() - began).toBeLessThan(250);
});
