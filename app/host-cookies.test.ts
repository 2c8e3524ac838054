import { expect, test } from "vitest";
import { prefixCookies, withPlainCookies } from "./host-cookies.ts";

function cookiesIn(url: string, cookie: string): string | null {
  return withPlainCookies(new Request(url, { headers: { cookie } })).headers.get("cookie");
}

test("over https only cookies of this host are read, by their plain names", () => {
  const sent = "__Host-a=1; a=2; __Secure-b=3;  __Host-c=4=5";
  expect(cookiesIn("https://kith.example/", sent)).toBe("a=1; c=4=5");
  expect(cookiesIn("https://kith.example/", "a=2")).toBe(null);
  expect(cookiesIn("http://localhost:4173/", "a=2")).toBe("a=2");
});

test("a request keeps its body, its method and its signal", async () => {
  const stop = new AbortController();
  const init = { method: "POST", body: "name=Ada", headers: { cookie: "__Host-a=1" } };
  const request = withPlainCookies(
    new Request("https://kith.example/", { ...init, signal: stop.signal }),
  );
  expect(request.method).toBe("POST");
  expect(await request.text()).toBe("name=Ada");
  stop.abort();
  expect(request.signal.aborted).toBe(true);
});

test("a cookie that is set gets its prefix and Secure over https, and neither over http", () => {
  const set = (url: string) => {
    const headers = new Headers();
    headers.append("Set-Cookie", "a=1; Path=/; HttpOnly");
    headers.append("Set-Cookie", "b=2; Path=/; Secure; SameSite=Lax");
    prefixCookies(headers, new Request(url));
    return headers.getSetCookie();
  };
  expect(set("https://kith.example/")).toEqual([
    "__Host-a=1; Path=/; HttpOnly; Secure",
    "__Host-b=2; Path=/; Secure; SameSite=Lax",
  ]);
  expect(set("http://localhost:4173/")).toEqual([
    "a=1; Path=/; HttpOnly",
    "b=2; Path=/; Secure; SameSite=Lax",
  ]);
});
