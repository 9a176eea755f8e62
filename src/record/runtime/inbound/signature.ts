import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether PagerDuty sent this body: its header holds `v1=` and the HMAC-SHA256 of the body as it came, several of them
 * while a secret is being exchanged. Each subscription has a secret of its own, so any of the known ones will do.
 */
export function isSigned(body: string, header: string | undefined, secrets: readonly string[]): boolean {
  const given = (header ?? "")
    .split(",")
    .map((it) => it.trim())
    .filter((it) => /^v1=[0-9a-f]{64}$/.test(it))
    .map((it) => Buffer.from(it.slice(3), "hex"));
  return secrets.some((secret) => {
    const expected = createHmac("sha256", secret).update(body).digest();
    return given.some((it) => timingSafeEqual(it, expected));
  });
}
